import { expect, it } from 'vitest';
import type { JsonTensor } from '#grader/protocol.ts';
import { differenceThumbs } from './difference-thumbs.ts';
import { mapAxesOf } from './map-axes.ts';

const tensor = (data: number[]): JsonTensor => ({ dtype: 'float32', shape: [1, 2, 2, 2], data });
const axes = mapAxesOf([1, 2, 2, 2], ['batch', 'head', 'query', 'key']);
const expected = tensor([1, 0, 1, 0, 1, 0, 1, 0]);
const actual = tensor([1, 0, 1, 0, 1, 0.25, 1, 0]);
const causal = (index: readonly number[]) => (index[2] ?? 0) < (index[3] ?? 0);

it('shows each head, what is wrong in it, and a weight that leaks through the mask', () => {
  const thumbs = differenceThumbs({ expected, actual }, { axes, picks: [], hidden: causal });
  expect(thumbs.map(({ text }) => text)).toEqual(['largest difference 0', 'largest difference 0.25']);
  expect(thumbs.map(({ blank }) => [...(blank ?? [])])).toEqual([[1], []]);
});

it('is empty where there is nothing to choose', () => {
  expect(
    differenceThumbs(
      { expected: { ...expected, shape: [4, 2] }, actual: { ...actual, shape: [4, 2] } },
      { axes: mapAxesOf([4, 2]), picks: [], hidden: null },
    ),
  ).toEqual([]);
});
