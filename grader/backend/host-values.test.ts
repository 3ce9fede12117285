import { describe, expect, it } from 'vitest';
import type { Engine } from '#grader/realm/tensorflow.ts';
import { hostValues } from './host-values.ts';

const DATA_ID = {};
/** As the engine of TensorFlow.js knows a tensor: by an object that stands for its values. */
const engineWith = (backend: unknown, dataId: object = DATA_ID): Engine =>
  ({ state: { tensorInfo: new Map([[dataId, { backend }]]) } }) as unknown as Engine;
const book = (values: unknown, dataId: object = DATA_ID) => new Map([[dataId, { values }]]);
const values = Float32Array.of(1, 2);

describe('values in the memory of the processor', () => {
  it.each<[string, unknown]>([
    ['the processor’s backend keeps', { data: book(values) }],
    ['WebGPU has read', { tensorMap: book(values) }],
  ])('are those that %s, themselves and no copy', (_, backend) => {
    expect(hostValues(engineWith(backend), DATA_ID)).toBe(values);
  });

  it('are of any type that tensors have', () => {
    for (const own of [Int32Array.of(1), Uint8Array.of(1)])
      expect(hostValues(engineWith({ data: book(own) }), DATA_ID)).toBe(own);
  });

  it.each<[string, unknown]>([
    ['only the GPU has', { tensorMap: book(undefined) }],
    ['WebGL has, which rounds what it reads back', { texData: book(values), data: book(values) }],
    ['are words', { data: book(['a', 'b']) }],
    ['nobody wrote down', { data: book(values, {}) }],
    ['a backend without a book has', {}],
    ['no backend has', null],
    ['a backend that is no object has', 'cpu'],
  ])('are none that %s', (_, backend) => {
    expect(hostValues(engineWith(backend), DATA_ID)).toBeNull();
  });

  it('are none of a tensor that the engine does not know', () => {
    expect(hostValues(engineWith({ data: book(values) }), {})).toBeNull();
  });
});
