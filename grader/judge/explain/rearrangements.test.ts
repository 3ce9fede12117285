import { describe, expect, it } from 'vitest';
import { linspace, tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { TensorValue, ValuePattern } from '#grader/protocol.ts';
import { findRearrangements } from './rearrangements.ts';

const tolerance = { absolute: 1e-4, relative: 0 };
const find = (actual: TensorValue, expected: TensorValue, layout?: readonly string[]) =>
  findRearrangements(actual, expected, { tolerance, layout });
const vector = (...numbers: number[]) => tensor(numbers);
/** 1, 2, 3 … in this shape. */
const counted = (...shape: number[]): TensorValue => {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return { ...linspace(1, size, size), shape };
};
/** The tensor whose value at each place stands in the other at the place that `from` gives. */
const moved = (
  { shape, data }: TensorValue,
  newShape: readonly number[],
  from: (place: readonly number[]) => readonly number[],
): TensorValue => {
  const numbers = Float32Array.from({ length: data.length }, (_, flat) => {
    const place: number[] = [];
    let rest = flat;
    for (const extent of newShape.toReversed()) {
      place.unshift(rest % extent);
      rest = Math.floor(rest / extent);
    }
    const at = from(place).reduce((sum, position, axis) => sum * (shape[axis] ?? 1) + position, 0);
    return data[at] ?? Number.NaN;
  });
  return { dtype: 'float32', shape: [...newShape], data: numbers };
};

describe('axes that changed places', () => {
  it.each<[string, TensorValue, TensorValue, readonly ValuePattern[]]>([
    [
      'are two that are swapped',
      tensor([
        [1, 4],
        [2, 5],
        [3, 6],
      ]),
      counted(2, 3),
      [{ kind: 'swapped', axes: [{ axis: 0 }, { axis: 1 }] }],
    ],
    [
      'are the outer two of three',
      moved(counted(2, 3, 2), [3, 2, 2], ([a = 0, b = 0, c = 0]) => [b, a, c]),
      counted(2, 3, 2),
      [{ kind: 'swapped', axes: [{ axis: 0 }, { axis: 1 }] }],
    ],
    [
      'are the outermost and the innermost',
      moved(counted(2, 3, 4), [4, 3, 2], ([a = 0, b = 0, c = 0]) => [c, b, a]),
      counted(2, 3, 4),
      [{ kind: 'swapped', axes: [{ axis: 0 }, { axis: 2 }] }],
    ],
    [
      'are all of three, in the order that the result has them',
      moved(counted(2, 3, 4), [4, 2, 3], ([c = 0, a = 0, b = 0]) => [a, b, c]),
      counted(2, 3, 4),
      [{ kind: 'reordered', axes: [{ axis: 2 }, { axis: 0 }, { axis: 1 }] }],
    ],
    [
      'are channels that come first, as in other libraries',
      moved(counted(1, 3, 4, 2), [1, 2, 3, 4], ([n = 0, c = 0, h = 0, w = 0]) => [n, h, w, c]),
      counted(1, 3, 4, 2),
      [{ kind: 'reordered', axes: [{ axis: 0 }, { axis: 3 }, { axis: 1 }, { axis: 2 }] }],
    ],
    [
      'are told in rank 5',
      moved(counted(1, 2, 1, 3, 1), [1, 3, 1, 2, 1], ([a = 0, b = 0, c = 0, d = 0, e = 0]) => [
        a,
        d,
        c,
        b,
        e,
      ]),
      counted(1, 2, 1, 3, 1),
      [{ kind: 'swapped', axes: [{ axis: 1 }, { axis: 3 }] }],
    ],
    [
      'are none in rank 6, where there are too many ways',
      moved(counted(1, 1, 1, 1, 3, 2), [1, 1, 1, 1, 2, 3], ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]) => [
        a,
        b,
        c,
        d,
        f,
        e,
      ]),
      counted(1, 1, 1, 1, 3, 2),
      [],
    ],
    [
      'are none of 2 × 2, where two values trade places for many reasons',
      tensor([
        [1, 3],
        [2, 4],
      ]),
      counted(2, 2),
      [],
    ],
    ['are none where the numbers only read in order', counted(3, 2), counted(2, 3), []],
    ['are none of another rank', counted(1, 2, 3), counted(2, 3), []],
    ['are none of a scalar', tensor(2), tensor(1), []],
    [
      'are none of one number everywhere',
      { dtype: 'float32', shape: [3, 2], data: new Float32Array(6).fill(7) },
      { dtype: 'float32', shape: [2, 3], data: new Float32Array(6).fill(7) },
      [],
    ],
  ])('%s', (_, actual, expected, patterns) => {
    expect(find(actual, expected)).toEqual(patterns);
  });

  it('are as few as explain the numbers, where an axis does not matter', () => {
    const along = (axis: number): TensorValue => {
      const places = Array.from({ length: 27 }, (_, flat) => Math.floor(flat / 3 ** (2 - axis)) % 3);
      return { dtype: 'float32', shape: [3, 3, 3], data: Float32Array.from(places) };
    };
    const [actual, expected] = [along(2), along(0)];
    expect(find(actual, expected)).toMatchObject([{ kind: 'swapped', axes: [{ axis: 0 }, { axis: 2 }] }]);
  });

  it('have the words of the layout, where it fits', () => {
    const [actual, expected] = [moved(counted(2, 3), [3, 2], ([a = 0, b = 0]) => [b, a]), counted(2, 3)];
    expect(find(actual, expected, ['query', 'key'])).toEqual([
      {
        kind: 'swapped',
        axes: [
          { axis: 0, word: 'query' },
          { axis: 1, word: 'key' },
        ],
      },
    ]);
    expect(find(actual, expected, ['query'])).toEqual([
      { kind: 'swapped', axes: [{ axis: 0 }, { axis: 1 }] },
    ]);
  });
});

describe('values in reverse order', () => {
  it('are not told of values that read alike from both ends, within tolerance', () => {
    expect(find(vector(1.00012, 2, 1.00003), vector(1, 2, 1.00015))).toEqual([]);
  });

  it.each<[string, TensorValue, TensorValue, readonly number[]]>([
    ['of a vector', vector(4, 3, 2, 1), vector(1, 2, 3, 4), [0]],
    ['of three', vector(3, 2, 1), vector(1, 2, 3), [0]],
    [
      'along the inner axis',
      tensor([
        [3, 2, 1],
        [6, 5, 4],
      ]),
      counted(2, 3),
      [1],
    ],
    [
      'along two axes, a turn by half',
      moved(counted(3, 4), [3, 4], ([a = 0, b = 0]) => [2 - a, 3 - b]),
      counted(3, 4),
      [0, 1],
    ],
    [
      'along the first and last of three',
      moved(counted(3, 2, 3), [3, 2, 3], ([a = 0, b = 0, c = 0]) => [2 - a, b, 2 - c]),
      counted(3, 2, 3),
      [0, 2],
    ],
  ])('%s', (_, actual, expected, axes) => {
    expect(find(actual, expected)).toEqual([{ kind: 'reversed', axes: axes.map((axis) => ({ axis })) }]);
  });

  it('are not told of two, nor of what reads alike from both ends', () => {
    expect(find(vector(2, 1), vector(1, 2))).toEqual([]);
    const palindrome = vector(1, 2, 1);
    expect(find(vector(1, 2, 9), palindrome)).toEqual([]);
  });

  it('are told within the tolerance, and not beyond it', () => {
    expect(find(vector(3, 2, 1.00005), vector(1, 2, 3))).toMatchObject([{ kind: 'reversed' }]);
    expect(find(vector(3, 2, 1.001), vector(1, 2, 3))).toEqual([]);
  });

  it('can be swapped axes as well: both are said', () => {
    // Symmetric about its other diagonal.
    const expected = tensor([
      [1, 2, 3],
      [4, 5, 2],
      [6, 4, 1],
    ]);
    const transposed = moved(expected, [3, 3], ([a = 0, b = 0]) => [b, a]);
    expect(find(transposed, expected).map(({ kind }) => kind)).toEqual(['swapped', 'reversed']);
  });
});

describe('values that come one place off', () => {
  it.each<[string, TensorValue, TensorValue, number, 1 | -1]>([
    ['too late, with a zero in front', vector(0, 1, 2), vector(1, 2, 3), 0, 1],
    ['too early, with a zero behind', vector(2, 3, 0), vector(1, 2, 3), 0, -1],
    ['round the end', vector(3, 1, 2), vector(1, 2, 3), 0, 1],
    ['with anything in the gap', vector(1e6, 1, 2, 3), vector(1, 2, 3, 4), 0, 1],
    [
      'along the inner axis',
      tensor([
        [2, 3, 0],
        [5, 6, 0],
      ]),
      counted(2, 3),
      1,
      -1,
    ],
    [
      'along the outer axis',
      tensor([
        [0, 0],
        [1, 2],
        [3, 4],
      ]),
      counted(3, 2),
      0,
      1,
    ],
  ])('%s', (_, actual, expected, axis, by) => {
    expect(find(actual, expected)).toEqual([{ kind: 'shifted', along: { axis }, by }]);
  });

  it.each<[string, TensorValue, TensorValue]>([
    [
      'along an axis along which nothing changes',
      tensor([
        [9, 8, 7, 6],
        [1, 2, 3, 4],
        [1, 2, 3, 4],
      ]),
      tensor([
        [1, 2, 3, 4],
        [1, 2, 3, 4],
        [1, 2, 3, 4],
      ]),
    ],
    [
      'along one that changes in one slice alone',
      tensor([
        [9, 8, 7],
        [1, 2, 3],
        [1, 2, 3],
      ]),
      tensor([
        [1, 2, 3],
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ],
    ['of values that change within tolerance', vector(7, 1, 1.00002, 1), vector(1, 1.00002, 1, 1.00002)],
    ['that could be one to the other side too', vector(2, 1, 2, 1, 2, 1, 2), vector(1, 2, 1, 2, 1, 2, 1)],
    ['by two places', vector(0, 0, 1, 2, 3), vector(1, 2, 3, 4, 5)],
    ['of two values, one of which is left', vector(0, 1), vector(1, 2)],
    ['of zeros, which are alike wherever they stand', vector(7, 0, 0), vector(0, 0, 5)],
    ['where one value beside the gap is off', vector(0, 1, 2, 9), vector(1, 2, 3, 4)],
    ['of another shape', vector(0, 1, 2, 3), vector(1, 2, 3)],
  ])('are not told %s', (_, actual, expected) => {
    expect(find(actual, expected)).toEqual([]);
  });
});

describe('values in another order', () => {
  it.each<[string, TensorValue, TensorValue, boolean]>([
    ['of five that differ', vector(3, 1, 5, 2, 4), vector(1, 2, 3, 4, 5), true],
    ['of five with one more of each', vector(3, 1, 5, 2, 4, 1), vector(1, 1, 2, 3, 4, 5), true],
    ['of four that differ, which is chance', vector(3, 1, 4, 2), vector(1, 2, 3, 4), false],
    ['of five of which two are one', vector(3, 1, 4, 2, 1), vector(1, 1, 2, 3, 4), false],
    ['with one that is another', vector(3, 1, 5, 2, 9), vector(1, 2, 3, 4, 5), false],
    ['with one more often than it is due', vector(3, 1, 5, 2, 2, 4), vector(1, 1, 2, 3, 4, 5), false],
    [
      'of five that differ within tolerance',
      vector(1, 1, 2, 1, 1),
      vector(2, 1, 1.00001, 1.00002, 1.00003),
      false,
    ],
    ['with NaN in it', vector(3, 1, 5, 2, Number.NaN), vector(1, 2, 3, 4, 5), false],
  ])('%s', (_, actual, expected, told) => {
    expect(find(actual, expected)).toEqual(told ? [{ kind: 'shuffled' }] : []);
  });

  it('are not called shuffled where a better word is there', () => {
    expect(find(vector(5, 4, 3, 2, 1), vector(1, 2, 3, 4, 5))).toEqual([
      { kind: 'reversed', axes: [{ axis: 0 }] },
    ]);
    expect(find(vector(5, 1, 2, 3, 4), vector(1, 2, 3, 4, 5))).toMatchObject([{ kind: 'shifted' }]);
  });

  it('leaves both tensors as they were', () => {
    const [actual, expected] = [vector(3, 1, 5, 2, 4), vector(1, 2, 3, 4, 5)];
    find(actual, expected);
    expect([...actual.data, ...expected.data]).toEqual([3, 1, 5, 2, 4, 1, 2, 3, 4, 5]);
  });
});
