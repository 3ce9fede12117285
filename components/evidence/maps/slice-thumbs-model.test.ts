import { expect, it } from 'vitest';
import { mapAxesOf } from './map-axes.ts';
import { pickedAt, picksWithin, sliceName, thumbAxisOf } from './slice-thumbs-model.ts';

it('goes along heads or channels, else along the innermost axis that is short', () => {
  expect(thumbAxisOf(mapAxesOf([2, 4, 3, 3], ['batch', 'head', 'query', 'key']))?.name).toBe('head');
  expect(thumbAxisOf(mapAxesOf([2, 3, 3, 5], ['batch', 'row', 'column', 'channel']))?.axis).toBe(3);
  expect(thumbAxisOf(mapAxesOf([2, 40, 3, 3]))?.axis).toBe(0);
  expect(thumbAxisOf(mapAxesOf([40, 3, 3]))).toBeNull();
  expect(thumbAxisOf(mapAxesOf([3, 3]))).toBeNull();
});

it('changes one pick and keeps the others', () => {
  expect(pickedAt([1], { rank: 3, axis: 1, index: 2 })).toEqual([1, 2, 0]);
});

it('keeps to the slices that a tensor has', () => {
  expect(picksWithin([3, 1, 5], [2, 4, 6])).toEqual([1, 1, 5]);
  expect(picksWithin([3, 1], [0])).toEqual([0, 0]);
});

it('names slices by their place in the whole', () => {
  expect(sliceName({ name: 'head', named: true, from: 0 }, 2)).toBe('head 2');
  expect(sliceName({ name: 'axis 1', named: false, from: 4 }, 2)).toBe('axis 1 = 6');
});
