import { describe, expect, it } from 'vitest';
import { outcomeOf, planOf, reportOf } from '../evidence/testing.ts';
import { itemsOfRun } from '../runs/run-items.ts';
import { idleRun, runReducer } from '../runs/run-state.ts';
import { countSentence, failingCase, itemsOfReport, listed, progressOf } from './results-model.ts';

const report = reportOf([
  outcomeOf('a'),
  outcomeOf('b', { status: 'failed' }),
  outcomeOf('c'),
  outcomeOf('d', { status: 'timed-out' }),
]);
const items = itemsOfReport(report);

it('lists failing cases first and keeps the numbers of the exercise', () => {
  expect(listed(items).map((item) => `${item.number}${item.id}`)).toEqual(['2b', '4d', '1a', '3c']);
});

it('lists what is wrong before what is right and costs too much', () => {
  const check = { kind: 'no-leak', points: 0, pointsMax: 1, student: 2, limit: 0 } as const;
  const costly = outcomeOf('b', { status: 'failed', points: 1, pointsMax: 2, costChecks: [check] });
  const mixed = itemsOfReport(reportOf([outcomeOf('a'), costly, outcomeOf('c', { status: 'failed' })]));
  expect(listed(mixed).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(failingCase(mixed, null, 1)).toBe('c');
});

describe('stepping through failing cases', () => {
  it('goes round in both directions', () => {
    expect(failingCase(items, 'b', 1)).toBe('d');
    expect(failingCase(items, 'd', 1)).toBe('b');
    expect(failingCase(items, 'b', -1)).toBe('d');
  });
  it('starts at the first or last failing case from a passing one', () => {
    expect(failingCase(items, 'a', 1)).toBe('b');
    expect(failingCase(items, null, -1)).toBe('d');
  });
  it('has nowhere to go when all pass', () => {
    expect(failingCase(itemsOfReport(reportOf([outcomeOf('a')])), null, 1)).toBeNull();
  });
});

describe('the count', () => {
  it('says how many of those that ran pass', () => {
    expect(countSentence(items)).toBe('2 of 4 cases pass');
    expect(countSentence(itemsOfReport(reportOf([outcomeOf('a'), outcomeOf('b')])))).toBe('Both cases pass');
  });
  it('leaves skipped cases out', () => {
    const plan = [planOf('a'), planOf('b')];
    const one = runReducer(runReducer(idleRun(plan), { type: 'started', plan, source: '', caseIds: ['a'] }), {
      type: 'event',
      event: { type: 'outcome', outcome: outcomeOf('a', { status: 'failed' }) },
    });
    expect(countSentence(itemsOfRun(one))).toBe('0 of 1 case passes');
    expect(countSentence(itemsOfRun(idleRun(plan)))).toBe('No case ran');
  });
});

it('counts only the cases of the last run when one ran again', () => {
  const plan = [planOf('a'), planOf('b')];
  const whole = runReducer(runReducer(idleRun(plan), { type: 'started', plan, source: 'first' }), {
    type: 'event',
    event: { type: 'done', report: reportOf([outcomeOf('a', { status: 'failed' }), outcomeOf('b')]) },
  });
  const started = runReducer(whole, { type: 'started', plan, source: 'second', caseIds: ['a'] });
  expect(progressOf(itemsOfRun(started))).toEqual({ done: 0, total: 1 });
  const ended = runReducer(started, {
    type: 'event',
    event: { type: 'done', report: reportOf([outcomeOf('a')]) },
  });
  expect(countSentence(itemsOfRun(ended))).toBe('The case passes');
});
