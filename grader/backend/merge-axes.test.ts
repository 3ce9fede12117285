/** Shapes of fewer axes, by hand; that the numbers stay is proved in mend-ranks.test.ts. */
import { describe, expect, it } from 'vitest';
import { mergeBroadcast, mergeTile, mergeTranspose } from './merge-axes.ts';

type Shape = readonly number[];

describe('two shapes that broadcast', () => {
  it.each<[string, Shape, Shape, Shape, Shape]>([
    ['run together along all axes', [2, 3, 4], [2, 3, 4], [24], [24]],
    ['of which one is a scalar', [2, 3], [], [6], [1]],
    ['of which one is a scalar of a rank', [2, 3], [1, 1], [6], [1]],
    ['are both scalars', [], [], [], []],
    ['are both of one element', [1, 1], [1], [], []],
    ['of which one lacks the outer axis', [2, 3, 4], [3, 4], [2, 12], [1, 12]],
    ['of which one is a row', [5, 4], [1, 4], [5, 4], [1, 4]],
    ['of which one is a column', [5, 4], [5, 1], [5, 4], [5, 1]],
    ['spread in turns', [2, 1, 3, 1], [1, 4, 1, 5], [2, 1, 3, 1], [1, 4, 1, 5]],
    ['spread side by side', [2, 3, 1, 1], [1, 1, 4, 5], [6, 1], [1, 20]],
    ['have axes of 1 on both sides between', [2, 1, 3], [2, 1, 3], [6], [6]],
    ['run together, then apart, then together', [2, 3, 4], [2, 1, 4], [2, 3, 4], [2, 1, 4]],
    ['hold nothing', [0, 3], [0, 3], [0], [0]],
  ])('that %s', (_, a, b, mergedA, mergedB) => {
    expect(mergeBroadcast(a, b)).toEqual({ a: mergedA, b: mergedB });
    expect(mergeBroadcast(b, a)).toEqual({ a: mergedB, b: mergedA });
  });
});

describe('a tensor that is tiled', () => {
  it.each<[string, Shape, Shape, Shape, Shape]>([
    ['along no axis', [2, 3], [1, 1], [6], [1]],
    ['along the first', [2, 3, 4], [3, 1, 1], [24], [3]],
    ['along the last', [2, 3, 4], [1, 1, 2], [6, 4], [1, 2]],
    ['along one in the middle', [2, 3, 4], [1, 5, 1], [2, 12], [1, 5]],
    ['along all', [2, 3], [4, 5], [2, 3], [4, 5]],
    ['along an axis of 1, which is as good as the next', [1, 3], [4, 5], [3], [20]],
    ['along axes of 1 alone', [1, 1, 1], [2, 3, 4], [1], [24]],
    ['without an axis', [], [], [], []],
  ])('%s', (_, shape, reps, merged, mergedReps) => {
    expect(mergeTile(shape, reps)).toEqual({ shape: merged, reps: mergedReps });
  });
});

describe('axes that are transposed', () => {
  it.each<[string, Shape, Shape, Shape, Shape]>([
    ['and stay where they are', [2, 3, 4], [0, 1, 2], [24], [0]],
    ['two of them', [2, 3], [1, 0], [2, 3], [1, 0]],
    ['as two groups', [2, 3, 4, 5], [2, 3, 0, 1], [6, 20], [1, 0]],
    ['all of them', [2, 3, 4], [2, 1, 0], [2, 3, 4], [2, 1, 0]],
    ['the last to the front', [2, 3, 4], [2, 0, 1], [6, 4], [1, 0]],
    ['inside, between two that stay', [2, 3, 4, 5], [0, 2, 1, 3], [2, 3, 4, 5], [0, 2, 1, 3]],
    ['over an axis of 1, which moves nothing', [2, 1, 3], [1, 0, 2], [6], [0]],
    ['where an axis of 1 stands between neighbours', [2, 1, 3, 4], [3, 0, 1, 2], [6, 4], [1, 0]],
    ['axes of 1 alone', [1, 1], [1, 0], [], []],
  ])('%s', (_, shape, perm, merged, mergedPerm) => {
    expect(mergeTranspose(shape, perm)).toEqual({ shape: merged, perm: mergedPerm });
  });
});
