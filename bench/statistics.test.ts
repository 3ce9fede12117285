import { expect, test } from 'vitest';
import { medianRatio, spread } from './statistics.ts';

test('percentiles are values that were measured, by nearest rank', () => {
  const values = Array.from({ length: 20 }, (_, index) => 20 - index);
  expect(spread(values)).toEqual({ runs: 20, median: 10, p95: 19, max: 20 });
  expect(spread([7])).toEqual({ runs: 1, median: 7, p95: 7, max: 7 });
});

test('nothing measured is no result', () => {
  expect(() => spread([])).toThrow(RangeError);
});

test('a ratio compares runs that were neighbours, so a slow minute changes nothing', () => {
  expect(medianRatio([20, 22, 200], [10, 11, 100])).toBe(2);
  expect(() => medianRatio([1, 2], [1])).toThrow(RangeError);
});
