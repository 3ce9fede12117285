import { expect, it } from 'vitest';
import type { JsonTensor, JsonValue } from '#grader/protocol.ts';
import { attentionMask, hiddenBy } from './masked-cells.ts';

const causal: JsonTensor = { dtype: 'bool', shape: [2, 2], data: [1, 0, 1, 1] };
const weights: JsonTensor = { dtype: 'float32', shape: [1, 3, 2, 2], data: new Array(12).fill(0) };
const axes = ['batch', 'head', 'query', 'key'];
const given = (mask: JsonValue) => [{ name: 'options', value: { mask } }];

it('finds the mask of an attention map among the inputs, and no other', () => {
  expect(attentionMask({ inputs: given(causal), axes })).toBe(causal);
  expect(attentionMask({ inputs: [{ name: 'mask', value: causal }], axes })).toBe(causal);
  expect(attentionMask({ inputs: given({ heads: 2 }), axes })).toBeNull();
  expect(attentionMask({ inputs: given(causal), axes: ['batch', 'head', 'query', 'feature'] })).toBeNull();
});

it('hides what the mask hides, in every head', () => {
  const hidden = hiddenBy(causal, weights.shape);
  expect(hidden?.([0, 2, 0, 1])).toBe(true);
  expect(hidden?.([0, 2, 1, 0])).toBe(false);
});

it('stretches axes of length one, and hides nothing with a mask that does not fit', () => {
  const hidden = hiddenBy({ dtype: 'bool', shape: [1, 1, 1, 2], data: [1, 0] }, weights.shape);
  expect([hidden?.([0, 1, 1, 1]), hidden?.([0, 1, 1, 0])]).toEqual([true, false]);
  expect(hiddenBy({ dtype: 'bool', shape: [3, 3], data: new Array(9).fill(0) }, weights.shape)).toBeNull();
  expect(hiddenBy(null, weights.shape)).toBeNull();
});
