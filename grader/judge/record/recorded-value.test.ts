import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Value } from '#grader/protocol.ts';
import { decodeValue, encodeValue } from './recorded-value.ts';

const number = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1e-40, -0));
const tensor = fc
  .array(fc.float({ noNaN: false }), { maxLength: 6 })
  .map((data) => ({ dtype: 'float32', shape: [data.length], data: Float32Array.from(data) }) as const);
const key = fc.constantFrom('a', '$', 'shape', 'data', 'is', 'of', 'dtype');
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    number,
    fc.string(),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    tensor,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('a value comes back from its recording as it was, NaN, -0, undefined and odd keys included', () => {
  void fc.assert(
    fc.property(value, (original) => {
      // `toEqual` tells -0 from 0.
      expect(decodeValue(JSON.parse(JSON.stringify(encodeValue(original))))).toEqual(original);
    }),
  );
});

test.each<readonly [string, Value]>([
  ['undefined', undefined],
  ['NaN', Number.NaN],
  ['-0', -0],
  ['-0 in a list', [-0, 0]],
  ['-0 in a tensor', { dtype: 'float32', shape: [3], data: Float32Array.of(-0, 0, -0) }],
  [
    'an empty tensor that no page can lay out',
    { dtype: 'float32', shape: [0, 9e4, 9e4], data: new Float32Array(0) },
  ],
  ['a word that reads like a number', 'NaN'],
  ['a record that looks like a tensor', { shape: [2], data: [1, 2] }],
  ['a record with the mark', { $: 'undefined', more: { $: 1 } }],
  ['a bool tensor', { dtype: 'bool', shape: [2], data: Uint8Array.of(0, 1) }],
  ['an int32 tensor', { dtype: 'int32', shape: [1], data: Int32Array.of(-7) }],
  ['a scalar', { dtype: 'float32', shape: [], data: Float32Array.of(0.1) }],
  ['an empty tensor', { dtype: 'float32', shape: [0, 3], data: new Float32Array(0) }],
])('%s keeps its kind', (_name, original) => {
  expect(decodeValue(JSON.parse(JSON.stringify(encodeValue(original))))).toEqual(original);
});

test('what is no recorded value is refused', () => {
  expect(() => decodeValue({ $: 'function' })).toThrow(RangeError);
  expect(() => decodeValue({ $: 'tensor', shape: [3], data: [1], dtype: 'float32' })).toThrow(RangeError);
});
