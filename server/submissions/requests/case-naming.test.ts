import { describe, expect, it } from 'vitest';
import type { CasePlan } from '#grader/protocol.ts';
import type { HiddenNaming } from '../hidden-feedback.ts';
import { type CaseReading, HIDDEN_TOGETHER, meantCaseId, shownCase } from './case-naming.ts';

const planned = (id: string, visibility: CasePlan['visibility']): CasePlan => ({
  ...{ id, visibility, title: `title of ${id}`, kind: 'example', pointsMax: 2 },
});
const plan = [
  planned('open', 'public'),
  planned('zeros', 'hidden'),
  planned('shapes', 'public'),
  planned('noise', 'hidden'),
];
const IDS = plan.map(({ id }) => id);
const to = (naming: HiddenNaming, reader: CaseReading['reader'] = 'owner'): CaseReading => ({
  ...{ plan, naming, reader },
});
const shown = (reading: CaseReading) => IDS.map((id) => Object.values(shownCase(id, reading)).join(': '));

describe('a case', () => {
  it('is named in full to staff, whatever students are told', () => {
    for (const naming of ['titles', 'numbers', 'together'] as const)
      expect(shown(to(naming, 'staff'))).toEqual(IDS.map((id) => `${id}: title of ${id}`));
  });

  it('is named to its student as the assignment says; open ones always', () => {
    expect(shown(to('titles'))).toEqual(IDS.map((id) => `${id}: title of ${id}`));
    expect(shown(to('numbers'))).toEqual([
      'open: title of open',
      'hidden-1: Hidden case 1',
      'shapes: title of shapes',
      'hidden-2: Hidden case 2',
    ]);
    expect(shown(to('together'))).toEqual([
      'open: title of open',
      'hidden: Hidden cases',
      'shapes: title of shapes',
      'hidden: Hidden cases',
    ]);
  });

  it('of another version is taken for hidden: its id, which may tell what it tries, is not shown', () => {
    expect(shownCase('overflow-in-softmax', to('numbers'))).toEqual({
      ...{ caseId: 'hidden', title: 'A hidden case of another version' },
    });
    expect(shownCase('overflow-in-softmax', to('together'))).toEqual(HIDDEN_TOGETHER);
    expect(shownCase('overflow-in-softmax', to('numbers', 'staff')).caseId).toBe('overflow-in-softmax');
  });

  it('that a student names is the one that they were shown by that name, and no other', () => {
    const meant = (naming: HiddenNaming, name: string) => meantCaseId({ plan, naming }, name);
    for (const naming of ['titles', 'numbers', 'together'] as const) {
      expect(meant(naming, 'open')).toBe('open');
      expect([meant(naming, 'hidden'), meant(naming, 'hidden-3'), meant(naming, '')]).toEqual([
        null,
        null,
        null,
      ]);
    }
    expect([meant('titles', 'noise'), meant('titles', 'hidden-2')]).toEqual(['noise', null]);
    // Who guesses an id learns not even whether there is such a case.
    expect([meant('numbers', 'noise'), meant('numbers', 'hidden-2')]).toEqual([null, 'noise']);
    expect([meant('together', 'noise'), meant('together', 'hidden-1')]).toEqual([null, null]);
  });
});
