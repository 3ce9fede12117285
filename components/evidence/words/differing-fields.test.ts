import { expect, it } from 'vitest';
import { differingFields } from './differing-fields.ts';

const vector = (...data: number[]) => ({ shape: [data.length], data, dtype: 'float32' as const });

it('leaves out the fields of a record that agree', () => {
  const expected = { output: vector(1, 2), weights: vector(0.3, 0.7) };
  const actual = { output: vector(1, 2), weights: vector(0.2, 0.8), extra: 1 };
  expect(differingFields({ expected, actual })).toEqual([
    { name: 'weights', expected: expected.weights, actual: actual.weights },
    { name: 'extra', expected: undefined, actual: 1 },
  ]);
});

it('takes a tensor, or what is no record on both sides, whole', () => {
  expect(differingFields({ expected: vector(1), actual: vector(2) })).toEqual([
    { name: '', expected: vector(1), actual: vector(2) },
  ]);
  expect(differingFields({ expected: { a: 1 }, actual: null })).toHaveLength(1);
});
