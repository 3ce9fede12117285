import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinTensor } from './thin-tensor.ts';

const counting = (length: number): number[] => Array.from({ length }, (_, i) => i);

describe('a tensor that is made smaller', () => {
  it.each<[string, readonly number[], number, readonly number[], readonly number[]]>([
    ['as it is where it fits', [2, 3], 6, [2, 3], [0, 1, 2, 3, 4, 5]],
    ['every other element of a line', [6], 3, [3], [0, 2, 4]],
    ['an odd end is kept', [5], 3, [3], [0, 2, 4]],
    ['the longest axis first', [2, 4], 4, [2, 2], [0, 2, 4, 6]],
    ['the outer of two alike', [4, 4], 8, [2, 4], [0, 1, 2, 3, 8, 9, 10, 11]],
    ['every fourth where halves are too many', [8], 2, [2], [0, 4]],
    ['one element of many', [4, 4], 1, [1, 1], [0]],
    ['a scalar', [], 1, [], [0]],
    ['nothing of nothing', [0, 3], 1, [0, 3], []],
  ])('%s', (_, shape, elementsMax, thinned, data) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    expect(thinTensor(counting(size), shape, elementsMax)).toEqual({ shape: thinned, data });
  });

  it('has elements of the tensor where they stood, as many as its shape says, and no more than asked for', () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 4 });
    fc.assert(
      fc.property(shapes, fc.integer({ min: 1, max: 60 }), (shape, elementsMax) => {
        const size = shape.reduce((product, extent) => product * extent, 1);
        const thinned = thinTensor(counting(size), shape, elementsMax);
        const left = thinned.shape.reduce((product, extent) => product * extent, 1);
        expect(thinned.data).toHaveLength(left);
        expect(left).toBeLessThanOrEqual(elementsMax);
        expect(thinned.data[0]).toBe(0);
        // In order, each once.
        expect(thinned.data).toEqual([...new Set(thinned.data)].sort((a, b) => a - b));
        if (size <= elementsMax) expect(thinned.data).toEqual(counting(size));
      }),
    );
  });

  it('has zeros where the data is shorter than its shape, and numbers for booleans', () => {
    expect(thinTensor([1], [3], 3).data).toEqual([1, 0, 0]);
    expect(thinTensor(Uint8Array.of(1, 0), [2], 2).data).toEqual([1, 0]);
  });
});
