import { expect, it } from 'vitest';
import type { JsonTensor } from '#grader/protocol.ts';
import { mapAxesOf } from './map-axes.ts';
import { tensorThumbs } from './tensor-thumbs.ts';

const tensor: JsonTensor = { dtype: 'float32', shape: [2, 2, 1, 2], data: [1, 0, 2, 0, 3, 0, 4, 5] };
const axes = mapAxesOf(tensor.shape, ['batch', 'head', 'query', 'key']);
const lastKey = (index: readonly number[]) => index[3] === 1;

it('shows the heads of the chosen batch, blank where a mask hides nothing but zeros', () => {
  const thumbs = tensorThumbs(tensor, { axes, picks: [1, 0, 0, 0], hidden: lastKey });
  expect(thumbs.map(({ values }) => [...values])).toEqual([
    [3, 0],
    [4, 5],
  ]);
  expect(thumbs.map(({ blank }) => [...(blank ?? [])])).toEqual([[1], []]);
  expect(thumbs[1]?.text).toBe('largest 5');
});

it('is empty for a matrix', () => {
  expect(
    tensorThumbs({ ...tensor, shape: [4, 2] }, { axes: mapAxesOf([4, 2]), picks: [], hidden: null }),
  ).toEqual([]);
});
