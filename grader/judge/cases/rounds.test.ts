import { describe, expect, it } from 'vitest';
import type { CaseKind } from '#grader/protocol.ts';
import type { PlannedCase } from '../prepare-exercise.ts';
import { CASE_TRAITS } from './case-traits.ts';
import { chooseRounds, inOrder, isHidden } from './rounds.ts';

const planned = (id: string, kind: CaseKind = 'example', hidden = false): PlannedCase =>
  ({ plan: { id, kind, title: id, visibility: hidden ? 'hidden' : 'public', pointsMax: 1 } }) as PlannedCase;
const CASES = [
  planned('law', 'invariant'),
  planned('secret law', 'invariant', true),
  planned('a'),
  planned('secret', 'property', true),
  planned('b', 'training'),
  planned('c', 'stateful'),
];
const choose = (asked: Partial<Parameters<typeof chooseRounds>[1]> = {}) =>
  chooseRounds(CASES, { visibility: 'all', seed: 5, ...asked }).map(({ planned: { plan }, seed }) => [
    plan.id,
    seed,
  ]);
const ids = (asked: Parameters<typeof choose>[0] = {}) => choose(asked).map(([id]) => id);

describe('the cases of a run', () => {
  it('are all, in the order written, with the seed of the run', () => {
    expect(ids()).toEqual(['law', 'secret law', 'a', 'secret', 'b', 'c']);
    expect(choose({ visibility: 'public' })).toEqual([
      ['law', 5],
      ['a', 5],
      ['b', 5],
      ['c', 5],
    ]);
  });

  it('are those that were chosen, still in the order written', () => {
    expect(ids({ caseIds: ['c', 'a'] })).toEqual(['a', 'c']);
    expect(ids({ caseIds: ['a', 'a', 'nobody'] })).toEqual(['a']);
    expect(ids({ caseIds: [] })).toEqual([]);
  });

  it('are no hidden ones because they were chosen', () => {
    expect(ids({ visibility: 'public', caseIds: ['secret', 'a'] })).toEqual(['a']);
  });

  it('are rounds, each with a seed of its own, where rounds are asked for', () => {
    const rounds = [
      { caseId: 'b', seed: 7 },
      { caseId: 'a', seed: 8 },
      { caseId: 'b', seed: 9 },
      { caseId: 'nobody', seed: 1 },
    ];
    expect(choose({ rounds })).toEqual([
      ['b', 7],
      ['a', 8],
      ['b', 9],
    ]);
  });
});

describe('the order in which they are played', () => {
  it('has hidden cases last, and of each kind laws last, else as written', () => {
    const rounds = CASES.map((one) => ({ planned: one, seed: 1 }));
    expect(inOrder(rounds).map((round) => [round.planned.plan.id, isHidden(round)])).toEqual([
      ['a', false],
      ['b', false],
      ['c', false],
      ['law', false],
      ['secret', true],
      ['secret law', true],
    ]);
    expect(rounds[0]?.planned.plan.id).toBe('law');
  });
});

describe('what is known of each kind', () => {
  it.each<[CaseKind, readonly boolean[]]>([
    ['example', [true, false, true, true]],
    ['property', [true, false, true, true]],
    ['gradient', [true, false, true, true]],
    ['stateful', [true, false, true, true]],
    ['invariant', [false, true, false, true]],
    ['training', [false, false, false, false]],
  ])('%s compares, is a law, can be recorded, is quick: %j', (kind, traits) => {
    const { compares, isLaw, recordable, quick } = CASE_TRAITS[kind];
    expect([compares, isLaw, recordable, quick]).toEqual(traits);
  });
});
