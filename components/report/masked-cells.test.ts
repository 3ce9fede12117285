import { expect, it } from 'vitest';
import type { JsonTensor, JsonValue } from '#grader/protocol.ts';
import { maskOf } from './masked-cells.ts';

const causal: JsonTensor = { dtype: 'bool', shape: [2, 2], data: [1, 0, 1, 1] };
const weights: JsonTensor = { dtype: 'float32', shape: [1, 3, 2, 2], data: new Array(12).fill(0) };
const axes = ['batch', 'head', 'query', 'key'];
const given = (mask: JsonValue) => [{ name: 'options', value: { mask } }];

it('hides what the mask hides, in every head', () => {
  const hidden = maskOf({ inputs: given(causal), axes, expected: weights });
  expect(hidden?.([0, 2, 0, 1])).toBe(true);
  expect(hidden?.([0, 2, 1, 0])).toBe(false);
});

it('stretches axes of length one', () => {
  const padding: JsonTensor = { dtype: 'bool', shape: [1, 1, 1, 2], data: [1, 0] };
  const hidden = maskOf({ inputs: [{ name: 'mask', value: padding }], axes, expected: weights });
  expect([hidden?.([0, 1, 1, 1]), hidden?.([0, 1, 1, 0])]).toEqual([true, false]);
});

it('hides nothing where the map is none of queries and keys, or the mask does not fit', () => {
  expect(
    maskOf({ inputs: given(causal), axes: ['batch', 'head', 'query', 'feature'], expected: weights }),
  ).toBeNull();
  const other: JsonTensor = { dtype: 'bool', shape: [3, 3], data: new Array(9).fill(0) };
  expect(maskOf({ inputs: given(other), axes, expected: weights })).toBeNull();
  expect(maskOf({ inputs: given({ heads: 2 }), axes, expected: weights })).toBeNull();
});
