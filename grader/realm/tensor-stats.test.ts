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

it.each<[string, ArrayLike<number>, object]>([
  ['one element', [3], { min: 3, max: 3, mean: 3, std: 0 }],
  ['all elements, not a sample of them', [1, 3], { mean: 2, std: 1 }],
  ['negative numbers', [-4, -2], { min: -4, max: -2, mean: -3, std: 1 }],
  ['booleans', Uint8Array.of(1, 0, 0, 1), { min: 0, max: 1, mean: 0.5, std: 0.5 }],
  [
    'whole numbers of 32 bits, whose sum is none',
    Int32Array.of(2147483647, 2147483647),
    { mean: 2147483647, std: 0 },
  ],
  ['numbers far from 0, close together', [1e8, 1e8 + 1], { mean: 1e8 + 0.5, std: 0.5 }],
  ['only infinities', [Infinity, -Infinity], { min: null, max: null, infinite: 2, nan: 0 }],
  ['a hole', { length: 2, 0: 1 }, { nan: 1, min: 1, max: 1 }],
])('figures of %s', (_, values, figures) => {
  expect(statsOf(values, of)).toMatchObject(figures);
});

it('belong to the tensor that they are said to belong to, whatever becomes of its shape', () => {
  const shape = [2, 3];
  const stats = statsOf([1], { dtype: 'complex64', shape });
  shape[0] = 9;
  expect(stats).toMatchObject({ dtype: 'complex64', shape: [2, 3] });
});
