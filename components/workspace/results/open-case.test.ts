import { expect, it } from 'vitest';
import { outcomeOf, reportOf } from '../../evidence/testing.ts';
import { itemsOfReport } from '../../report/results-model.ts';
import { NOTHING_OPEN, openCaseOf } from './open-case.ts';

const items = itemsOfReport(
  reportOf([outcomeOf('a'), outcomeOf('b', { status: 'failed' }), outcomeOf('c', { status: 'refused' })]),
);

it('opens the first failing case by itself', () => {
  expect(openCaseOf(NOTHING_OPEN, items)).toBe('b');
  expect(openCaseOf(NOTHING_OPEN, itemsOfReport(reportOf([outcomeOf('a')])))).toBeNull();
});

it('opens what is wrong before what is right and costs too much', () => {
  const check = { kind: 'no-leak', points: 0, pointsMax: 1, student: 2, limit: 0 } as const;
  const costly = outcomeOf('a', { status: 'failed', points: 1, pointsMax: 2, costChecks: [check] });
  const both = itemsOfReport(reportOf([costly, outcomeOf('b', { status: 'failed' })]));
  expect(openCaseOf(NOTHING_OPEN, both)).toBe('b');
  expect(openCaseOf(NOTHING_OPEN, itemsOfReport(reportOf([costly])))).toBe('a');
});

it('opens a training while its curve grows, and keeps the last one open', () => {
  const progress = [
    { step: 0, values: { loss: 2 } },
    { step: 1, values: { loss: 1 } },
  ];
  const trained = itemsOfReport(
    reportOf([outcomeOf('a', { progress }), outcomeOf('b', { progress }), outcomeOf('c')]),
  );
  expect(openCaseOf(NOTHING_OPEN, trained)).toBe('b');
  const growing = trained.map((item) => (item.id === 'a' ? { ...item, state: 'running' as const } : item));
  expect(openCaseOf(NOTHING_OPEN, growing)).toBe('a');
  const failing = trained.map((item) => (item.id === 'c' ? { ...item, state: 'failed' as const } : item));
  expect(openCaseOf(NOTHING_OPEN, failing)).toBe('c');
});

it('leaves the choice to the reader once there is one', () => {
  expect(openCaseOf({ id: 'a', chosen: true }, items)).toBe('a');
  expect(openCaseOf({ id: null, chosen: true }, items)).toBeNull();
});

it('forgets a case that the shown report does not have', () => {
  expect(openCaseOf({ id: 'gone', chosen: true }, items)).toBeNull();
});
