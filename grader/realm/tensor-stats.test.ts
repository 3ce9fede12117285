import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tensorStatsSchema } from '#grader/protocol.ts';
import { statsOf } from './tensor-stats.ts';

const of = { dtype: 'float32', shape: [4] };

it('counts what is not finite, and leaves it out of the figures', () => {
  const stats = statsOf([Number.NaN, 1, Number.POSITIVE_INFINITY, 3, Number.NEGATIVE_INFINITY], of);
  expect(stats).toEqual({ ...of, nan: 1, infinite: 2, min: 1, max: 3, mean: 2, std: 1 });
});

it('has no figures where nothing is finite', () => {
  for (const values of [[], [Number.NaN]])
    expect(statsOf(values, of)).toMatchObject({ min: null, std: null });
});

it('keeps the mean between the extremes, and always passes the schema', () => {
  fc.assert(
    fc.property(fc.float32Array({ maxLength: 40 }), (values) => {
      const stats = tensorStatsSchema.parse(statsOf(values, of));
      if (stats.min === null || stats.max === null || stats.mean === null) return;
      const slack = 1e-9 * Math.max(Math.abs(stats.min), Math.abs(stats.max));
      expect(stats.mean).toBeGreaterThanOrEqual(stats.min - slack);
      expect(stats.mean).toBeLessThanOrEqual(stats.max + slack);
    }),
  );
});
