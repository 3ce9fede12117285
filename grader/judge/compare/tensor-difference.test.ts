import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import { agrees, distance, measureDifference } from './tensor-difference.ts';

const TOLERANCE = { absolute: 1e-3, relative: 1e-2 };
const { NaN: nan, POSITIVE_INFINITY: inf, NEGATIVE_INFINITY: minus } = Number;

describe('distance', () => {
  it.each([
    [nan, nan, true],
    [nan, 0, false],
    [0, nan, false],
    [nan, inf, false],
    [inf, inf, true],
    [inf, minus, false],
    [inf, 3e38, false],
    [3e38, inf, false],
    [-0, 0, true],
    [1.0005, 1, true],
    [1.2, 1, false],
    [100.9, 100, true],
    [102, 100, false],
  ])('of %d from the expected %d is within tolerance: %s', (actual, expected, within) => {
    expect(distance(actual, expected, TOLERANCE) <= 1).toBe(within);
  });

  it('never lets NaN stand for a number, however wide the tolerance', async () => {
    await fc.assert(
      fc.property(
        fc.double({ noNaN: true }),
        fc.double({ min: 0, noNaN: true }),
        (expected, width) => distance(nan, expected, { absolute: width, relative: width }) > 1,
      ),
    );
  });

  it('is zero for equal numbers even with no tolerance', async () => {
    await fc.assert(
      fc.property(fc.double(), (value) => distance(value, value, { absolute: 0, relative: 0 }) === 0),
    );
  });
});

describe('measureDifference', () => {
  const measure = (actual: ReturnType<typeof tensor>, expected: ReturnType<typeof tensor>) =>
    measureDifference(actual, expected, { path: '', tolerance: TOLERANCE, layout: ['row', 'column'] });

  it('finds the worst place and says it in the words of the layout', () => {
    const found = measure(
      tensor([
        [1, 2],
        [3, 9],
      ]),
      tensor([
        [1, 2.5],
        [3, 4],
      ]),
    );
    expect(found).toMatchObject({
      differing: 2,
      total: 4,
      worstIndex: [1, 1],
      worstIndexWords: 'row 1, column 1',
      expectedAtWorst: 4,
      actualAtWorst: 9,
      maxAbsolute: 5,
    });
  });

  it('counts NaN and infinities apart and puts them before any number', () => {
    const found = measure(
      tensor([
        [100, inf],
        [nan, nan],
      ]),
      tensor([
        [1, 1],
        [1, nan],
      ]),
    );
    expect(found).toMatchObject({
      differing: 3,
      nanCount: 1,
      infinityCount: 1,
      worstIndex: [0, 1],
      maxAbsolute: 99,
    });
  });

  it('has no largest number where no finite pair differs', () => {
    const found = measure(tensor([[nan]]), tensor([[1]]));
    expect(found).toMatchObject({
      maxAbsolute: null,
      maxRelative: null,
      maxInTolerances: null,
      actualAtWorst: 'NaN',
    });
  });

  it('agrees with agrees() on any pair', async () => {
    const pair = fc.nat(6).chain((length) => {
      const values = fc.float32Array({ minLength: length, maxLength: length });
      return fc.tuple(values, values);
    });
    await fc.assert(
      fc.property(pair, ([a, b]) => {
        const [actual, expected] = [a, b].map((data) => ({
          dtype: 'float32' as const,
          shape: [data.length],
          data,
        }));
        if (!actual || !expected) throw new Error('two tensors were made');
        const difference = measureDifference(actual, expected, { path: '', tolerance: TOLERANCE });
        expect(difference === null).toBe(agrees(actual, expected, TOLERANCE));
      }),
    );
  });

  it('finds nothing between empty tensors', () => {
    const empty = { dtype: 'float32' as const, shape: [0, 3], data: new Float32Array(0) };
    expect(measure(empty, empty)).toBeNull();
  });
});
