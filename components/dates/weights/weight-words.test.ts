import { expect, test } from 'vitest';
import type { DateRowView } from '#server/planning/dates/dates-view.ts';
import { changedWeights, scaledTo, sumOf } from './weight-words.ts';

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

test('only what differs is saved, and a weight that is the points is none', () => {
  expect(changedWeights({ a: 10, b: 30, c: 5 }, ROWS)).toEqual([
    { assignmentId: 'b', weight: 30 },
    { assignmentId: 'c', weight: null },
  ]);
});
