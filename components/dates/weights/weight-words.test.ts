import { expect, test } from 'vitest';
import type { DateRowView } from '#server/planning/dates/dates-view.ts';
import { areWeights, changedWeights, scaledTo, sumOf, type Weights, withSum } from './weight-words.ts';

const row = (assignmentId: string, points: number, weight: number | null = null): DateRowView => ({
  assignmentId,
  slug: `m/${assignmentId}`,
  number: '1.1',
  title: assignmentId,
  module: { slug: 'm', title: 'M', number: 1 },
  points,
  weight,
  opens: null,
  due: null,
  lateDaysMax: 7,
  overrides: 0,
  sectionDues: [],
  graded: 0,
});
const ROWS = [row('a', 10), row('b', 20), row('c', 5, 0)];

test('the sum counts points where no weight is given, and what is typed at once', () => {
  expect(sumOf({}, ROWS)).toBe(30);
  expect(sumOf({ c: 12.5 }, ROWS)).toBe(42.5);
});

test('a module is scaled in the shares that its exercises have, to exactly what was typed', () => {
  expect(scaledTo({}, { rows: ROWS, sum: 60 })).toEqual({ a: 20, b: 40, c: 0 });
  const thirds = [row('a', 1), row('b', 1), row('c', 1)];
  const scaled = scaledTo({}, { rows: thirds, sum: 100 });
  expect([scaled, sumOf(scaled, thirds)]).toEqual([{ a: 33.33, b: 33.33, c: 33.34 }, 100]);
  expect(scaledTo({}, { rows: [row('a', 5, 0), row('b', 5, 0)], sum: 10 })).toEqual({ a: 5, b: 5 });
});

test('the sum of a module is typed key by key, and the shares are those from before it was', () => {
  const rows = [row('a', 20), row('b', 10), row('c', 5)];
  const typed = (from: Weights, texts: readonly string[]) =>
    texts.reduce((now, text) => withSum({ from, now }, { rows, text }), from);
  expect(typed({}, ['', '7', '70'])).toEqual(scaledTo({}, { rows, sum: 70 }));
  expect(typed({}, ['', '7', '70'])).toEqual({ a: 40, b: 20, c: 10 });
  expect(typed({}, ['3', '', '0', '', '35'])).toEqual({ a: 20, b: 10, c: 5 });
  // Emptied and left, it is as it was.
  expect(typed({ a: 1 }, [''])).toEqual({ a: 1 });
});

test('kept weights are numbers by assignment, or none at all', () => {
  expect([{}, { a: 12.5 }].every(areWeights)).toBe(true);
  for (const other of [null, [], 'a', { a: '1' }, { a: null }, { a: -1 }])
    expect(areWeights(other), JSON.stringify(other)).toBe(false);
});

test('only what differs is saved, and a weight that is the points is none', () => {
  expect(changedWeights({ a: 10, b: 30, c: 5 }, ROWS)).toEqual([
    { assignmentId: 'b', weight: 30 },
    { assignmentId: 'c', weight: null },
  ]);
});
