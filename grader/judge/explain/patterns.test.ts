import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { TensorValue } from '#grader/protocol.ts';
import { patternWords } from './pattern-words.ts';
import { findPatterns } from './patterns.ts';

const LAYOUT = ['row', 'column'];
const EXPECTED = tensor([
  [1, -2, 3.5],
  [4, 5, -6],
  [7, 8, 9],
]);
const find = (actual: TensorValue, expected = EXPECTED) =>
  findPatterns(actual, expected, { tolerance: { absolute: 1e-4, relative: 1e-4 }, layout: LAYOUT }).map(
    (fact) => patternWords({ fact }),
  );
const map = (change: (value: number, index: number) => number): TensorValue => ({
  ...EXPECTED,
  data: (EXPECTED.data as Float32Array).map(change),
});

describe('findPatterns', () => {
  it.each<[string, TensorValue, string]>([
    ['zeros', map(() => 0), 'Yours is zero everywhere.'],
    ['a constant', map(() => 2), 'Yours is 2 everywhere.'],
    ['a factor', map((v) => v / 2), 'Yours is 0.5 × the expected values everywhere.'],
    ['the sign', map((v) => -v), 'Yours has the opposite sign everywhere.'],
    ['an offset', map((v) => v + 0.25), 'Yours is the expected values + 0.25 everywhere.'],
    ['a negative offset', map((v) => v - 3), 'Yours is the expected values − 3 everywhere.'],
    ['absolute values', map(Math.abs), 'Yours is the absolute value of what is expected.'],
    ['NaN everywhere', map(() => Number.NaN), 'Yours is NaN everywhere.'],
    [
      'NaN from one index on',
      map((v, i) => (i >= 4 ? Number.NaN : v)),
      'Yours is NaN from row 1, column 1 on.',
    ],
    ['a wrong last row', map((v, i) => (i >= 6 ? v * v : v)), 'Only the last row is wrong.'],
    ['a wrong first column', map((v, i) => (i % 3 === 0 ? v * v + 1 : v)), 'Only column 0 is wrong.'],
    ['a right first row', map((v, i) => (i >= 3 ? v * v : v)), 'Only row 0 is right.'],
    [
      'swapped axes',
      tensor([
        [1, 4, 7],
        [-2, 5, 8],
        [3.5, -6, 9],
      ]),
      'Your values are right, but row and column are swapped.',
    ],
    [
      'rows in reverse order',
      tensor([
        [7, 8, 9],
        [4, 5, -6],
        [1, -2, 3.5],
      ]),
      'Your values are right, but in reverse order along row.',
    ],
    [
      'a turn by 180°',
      tensor([
        [9, 8, 7],
        [-6, 5, 4],
        [3.5, -2, 1],
      ]),
      'Your values are right, but in reverse order along row and column.',
    ],
    [
      'a shift by one',
      tensor([
        [0, 1, -2],
        [0, 4, 5],
        [0, 7, 8],
      ]),
      'Your values come one column too late.',
    ],
    [
      'values cut off below',
      map((v) => Math.max(v, 0)),
      'Wherever less than 0 is expected, yours is 0. Is there a ReLU that does not belong here?',
    ],
    ['values cut off above', map((v) => Math.min(v, 4)), 'Wherever more than 4 is expected, yours is 4.'],
    [
      'a factor for each row',
      map((v, i) => v * ([2, 0.5, 4][Math.floor(i / 3)] ?? 0)),
      'Each line of values along column is the expected one times a factor of its own, from 0.5 to 4.',
    ],
    [
      'a number added to each column',
      map((v, i) => v + ([1, -2, 3][i % 3] ?? 0)),
      'Each line of values along row is the expected one plus a number of its own, from −2 to 3.',
    ],
  ])('names %s', (_, actual, sentence) => {
    expect(find(actual)).toContain(sentence);
  });

  it('names swapped axes in results of another shape', () => {
    const expected = tensor([[1, 2, 3]]);
    expect(find(tensor([[1], [2], [3]]), expected)).toEqual([
      'Your values are right, but row and column are swapped.',
    ]);
  });

  it('names a wrong shape with values in order', () => {
    const flat = tensor([1, -2, 3.5, 4, 5, -6, 7, 8, 9]);
    expect(find(flat)).toEqual(['The values are right and in order; only the shape is wrong.']);
  });

  it.each([
    [3, 2, 'One column too few.'],
    [4, 4, 'One row and one column too many.'],
    [1, 3, 'Two rows too few.'],
  ])('names the sizes of [%i, %i] that are off by as much', (rows, columns, sentence) => {
    const actual: TensorValue = {
      dtype: 'float32',
      shape: [rows, columns],
      data: new Float32Array(rows * columns).fill(5),
    };
    expect(find(actual)).toEqual([sentence]);
  });

  it('takes a few wrong values for no wrong place, and a line of one value for no line', () => {
    expect(find(map((v, i) => (i === 3 || i === 7 ? v + 1 : v)))).toEqual([]);
    expect(find(tensor([[1, 2, 9]]), tensor([[1, 2, 3]]))).toEqual([]);
  });

  it('takes no coordinate for right that never moves', () => {
    const way = (x: (step: number) => number, y: (step: number) => number) =>
      tensor(Array.from({ length: 6 }, (_, step) => [x(step), 0, y(step)]));
    const expected = way(
      (step) => 0.9 ** step,
      () => 2,
    );
    expect(
      find(
        way(
          (step) => 0.5 ** step + 1,
          () => 2,
        ),
        expected,
      ),
    ).toEqual([]);
    const moving = way(
      (step) => 0.9 ** step,
      (step) => 0.8 ** step,
    );
    expect(
      find(
        way(
          (step) => 0.5 ** step + 1,
          (step) => 0.8 ** step,
        ),
        moving,
      ),
    ).toEqual(['Only column 0 is wrong.']);
  });

  it('names a shuffle', () => {
    const shuffled = tensor([
      [9, 1, 5],
      [-2, 7, 3.5],
      [8, -6, 4],
    ]);
    expect(find(shuffled)).toEqual(['Your values are the expected ones in another order.']);
  });

  it('claims nothing about unrelated values or a single one', () => {
    expect(find(map((v, i) => v + (i % 2) + i * i * 0.1))).toEqual([]);
    expect(find(tensor([[2]]), tensor([[1]]))).toEqual([]);
  });

  it('claims hardly anything about random wrong values, however few and plain', () => {
    const shape = fc.constantFrom<number[]>([2], [3], [2, 2], [1, 4], [2, 3], [3, 3]);
    const cases = fc.sample(
      shape.chain((extents) => {
        const length = extents.reduce((product, extent) => product * extent, 1);
        const data = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: length, maxLength: length });
        return fc.record({ extents: fc.constant(extents), actual: data, expected: data });
      }),
      { numRuns: 3_000, seed: 7 },
    );
    const tensorOf = (extents: number[], data: number[]): TensorValue => ({
      dtype: 'float32',
      shape: extents,
      data: Float32Array.from(data),
    });
    const claimed = cases.filter(({ extents, actual, expected }) => {
      if (actual.join() === expected.join()) return false;
      return find(tensorOf(extents, actual), tensorOf(extents, expected)).length > 0;
    });
    expect(claimed.length / cases.length).toBeLessThan(0.02);
  });

  it('claims nothing of a softmax of two classes that is the other way round', () => {
    const expected = tensor([
      [0.2, 0.8],
      [0.7, 0.3],
    ]);
    const actual = tensor([
      [0.8, 0.2],
      [0.3, 0.7],
    ]);
    expect(find(actual, expected)).toEqual([]);
  });

  it('claims no factor when only one expected value is not zero', () => {
    expect(find(tensor([[0, 2]]), tensor([[0, 1]]))).not.toContain(
      'Yours is 2 × the expected values everywhere.',
    );
  });
});
