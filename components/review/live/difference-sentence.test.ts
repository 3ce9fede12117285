import { expect, it } from 'vitest';
import type { CaseOutcome, Report } from '#grader/protocol.ts';
import type { CaseItem } from '../../report/results-model.ts';
import { differenceSentence, isDifferent } from './difference-sentence.ts';

const outcome = (id: string, of: Partial<CaseOutcome>) =>
  ({ id, status: 'passed', points: 2, ...of }) as CaseOutcome;
const item = (id: string, of: Partial<CaseOutcome> | null) =>
  ({ id, outcome: of && outcome(id, of) }) as CaseItem;
const report = {
  cases: [outcome('a', {}), outcome('b', { status: 'failed', points: 1 })],
} as unknown as Report;

it('says that browser and server agree only when each case that both judged ended and earned the same', () => {
  const same = [item('a', {}), item('b', { status: 'failed', points: 1 }), item('new', { status: 'failed' })];
  expect(differenceSentence(same, report)).toBe('The same as on the server.');
  expect(differenceSentence([item('a', {}), item('b', { status: 'failed', points: 0 })], report)).toBe(
    '1 case ends differently than on the server.',
  );
  const both = [item('a', { status: 'timed-out' }), item('b', {})];
  expect(differenceSentence(both, report)).toBe('2 cases end differently than on the server.');
});

it('compares nothing with what has not run, or was not judged', () => {
  expect(isDifferent(item('b', null), report)).toBe(false);
  expect(isDifferent(item('new', {}), report)).toBe(false);
  expect(differenceSentence([item('a', null)], report)).toBe('Nothing to compare with the server.');
  expect(differenceSentence([item('a', {})], null)).toBe('The server has not judged it yet.');
});
