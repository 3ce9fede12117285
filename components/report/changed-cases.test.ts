import { expect, it } from 'vitest';
import { outcomeOf, planOf, reportOf } from '../evidence/testing.ts';
import { itemsOfRun } from '../runs/run-items.ts';
import { idleRun } from '../runs/run-state.ts';
import { changedCases } from './changed-cases.ts';
import { itemsOfReport } from './results-model.ts';

const first = itemsOfReport(
  reportOf([outcomeOf('a', { status: 'failed' }), outcomeOf('b'), outcomeOf('c', { visibility: 'hidden' })]),
);

it('names each case that came out otherwise, with both states', () => {
  const second = itemsOfReport(
    reportOf([
      outcomeOf('a'),
      outcomeOf('b', { status: 'timed-out' }),
      outcomeOf('c', { visibility: 'hidden' }),
    ]),
  );
  expect(changedCases(first, second)).toEqual([
    { id: 'a', number: 1, title: 'case a', before: 'failed', after: 'passed' },
    { id: 'b', number: 2, title: 'case b', before: 'passed', after: 'timed-out' },
  ]);
});

it('is silent about cases that only one side ran', () => {
  expect(changedCases(first, itemsOfReport(reportOf([outcomeOf('z')])))).toEqual([]);
  expect(changedCases(first, itemsOfRun(idleRun([planOf('a')])))).toEqual([]);
});
