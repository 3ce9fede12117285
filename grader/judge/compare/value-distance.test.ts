import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/index.ts';
import type { Value } from '#grader/protocol.ts';
import { valuesAgree } from './compare.ts';
import { valueDistance } from './value-distance.ts';

const TOLERANCE = { absolute: 0.1, relative: 0 };
const apart = (actual: Value, expected: Value) => valueDistance(actual, expected, TOLERANCE);

describe('the distance of two results', () => {
  it('is the largest difference anywhere, in tolerances', () => {
    expect(apart(tensor([1, 2]), tensor([1, 2.5]))).toBeCloseTo(5);
    expect(apart([1, { a: tensor([1]), b: 3 }], [1, { a: tensor([1]), b: 3.2 }])).toBeCloseTo(2);
    expect(apart('a', 'a')).toBe(0);
  });

  it.each<[string, Value, Value]>([
    ['shapes', tensor([1, 2]), tensor([[1, 2]])],
    ['dtypes', tensor([1], 'int32'), tensor([1])],
    ['forms', 1, tensor([1])],
    ['lengths', [1], [1, 2]],
    ['words', 'a', 'b'],
    ['NaN', tensor([Number.NaN]), tensor([1])],
    ['integers', tensor([1], 'int32'), tensor([2], 'int32')],
  ])('is infinite when %s differ', (_what, actual, expected) => {
    expect(apart(actual, expected)).toBe(Number.POSITIVE_INFINITY);
  });

  it('is above 1 exactly where the judge finds a mismatch', () => {
    const numbers = fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [actual, expected] = [{ y: tensor(a) }, { y: tensor(b) }];
        expect(apart(actual, expected) > 1).toBe(!valuesAgree(actual, expected, TOLERANCE));
      }),
    );
  });
});
