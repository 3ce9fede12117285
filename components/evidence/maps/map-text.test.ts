import { expect, it } from 'vitest';
import type { Difference, JsonTensor } from '#grader/protocol.ts';
import { mapAxesOf } from './map-axes.ts';
import { mapModelOf } from './map-model.ts';
import { mapTableOf, mapTextOf, probeTextOf } from './map-text.ts';

const tensor = (data: JsonTensor['data']): JsonTensor => ({ shape: [2, 2], data, dtype: 'float32' });
const difference: Difference = {
  path: '',
  differing: 2,
  total: 4,
  maxAbsolute: 6.616,
  maxRelative: 2,
  maxInTolerances: 900,
  worstIndex: [1, 0],
  worstIndexWords: 'row 1, column 0',
  expectedAtWorst: -3.29,
  actualAtWorst: 3.326,
  nanCount: 1,
  infinityCount: 0,
  toleranceAbsolute: 1e-4,
  toleranceRelative: 1e-4,
};

it('says shape, how many values are wrong, the largest difference and where', () => {
  expect(mapTextOf({ expected: tensor([1, 2, -3.29, 4]), difference })).toBe(
    'Map of shape [2, 2]. 2 of 4 values differ. Largest difference 6.62 at [1, 0] (row 1, column 0): ' +
      'expected −3.29, yours 3.33. 1 of yours are NaN.',
  );
});

it('does not point at a worst value when none differs', () => {
  expect(
    mapTextOf({ expected: tensor([1, 2, 3, 4]), difference: { ...difference, differing: 0, nanCount: 0 } }),
  ).toBe('Map of shape [2, 2]. No value differs.');
});

it('lists cells by falling difference, NaN first', () => {
  const model = mapModelOf(tensor([1, 2, 3, 4]), tensor([1, 2.5, 'NaN', 4]), mapAxesOf([2, 2]), []);
  expect(mapTableOf(model)).toEqual([
    { index: '[1, 0]', expected: '3', actual: 'NaN', difference: 'NaN', differs: true },
    { index: '[0, 1]', expected: '2', actual: '2.5', difference: '0.5', differs: true },
    { index: '[0, 0]', expected: '1', actual: '1', difference: '0', differs: false },
    { index: '[1, 1]', expected: '4', actual: '4', difference: '0', differs: false },
  ]);
  expect(probeTextOf(model, 1)).toBe('At [0, 1]: expected 2, yours 2.5, difference 0.5.');
});
