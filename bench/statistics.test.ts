import { expect, test } from 'vitest';
import { spread } from './statistics.ts';

test('percentiles are values that were measured, by nearest rank', () => {
  const values = Array.from({ length: 20 }, (_, index) => 20 - index);
  expect(spread(values)).toEqual({ runs: 20, median: 10, p95: 19, max: 20 });
  expect(spread([7])).toEqual({ runs: 1, median: 7, p95: 7, max: 7 });
});

test('nothing measured is no result', () => {
  expect(() => spread([])).toThrow(RangeError);
});
