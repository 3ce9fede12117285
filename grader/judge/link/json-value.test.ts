import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import type { JsonValue } from '#grader/protocol.ts';
import { fromJsonValue, toJsonNumber, toJsonTensor, toJsonValue } from './json-value.ts';

describe('json values', () => {
  it('bring every float32 tensor back to the bit, but for the sign of zero', async () => {
    await fc.assert(
      fc.property(fc.float32Array(), (data) => {
        const value = { dtype: 'float32' as const, shape: [data.length], data };
        const json = JSON.parse(JSON.stringify(toJsonTensor(value))) as JsonValue;
        expect(fromJsonValue(json)).toEqual({ ...value, data: data.map((element) => element + 0) });
      }),
    );
  });

  it('write float32 numbers as people do', () => {
    expect(toJsonTensor(tensor([0.1, 1 / 3, 1e-7, 16777216, -0])).data).toEqual([
      0.1, 0.33333334, 1e-7, 16777216, 0,
    ]);
  });

  it.each([
    [[0, 12_000, 12_000], [0]],
    [[12_000, 0, 12_000], [0]],
    [[2 ** 31, 2 ** 31, 0], [0]],
    [
      [0, 3],
      [0, 3],
    ],
    [[0], [0]],
  ])('lay out no more cells of nothing than a picture has: %s is %s', (shape, shown) => {
    expect(toJsonTensor({ dtype: 'float32', shape, data: new Float32Array(0) }).shape).toEqual(shown);
  });

  it('spell what JSON cannot hold', () => {
    expect([Number.NaN, 1 / 0, -1 / 0, 1.5].map(toJsonNumber)).toEqual(['NaN', 'Infinity', '-Infinity', 1.5]);
    expect(toJsonValue({ a: undefined, b: [Number.NaN, 'x', true, null] })).toEqual({
      a: null,
      b: ['NaN', 'x', true, null],
    });
  });

  it('keep dtypes, structure and scalars', () => {
    const value = { w: [tensor([[1, 2]], 'int32'), tensor([1], 'bool')], s: tensor(3), stride: 2 };
    expect(fromJsonValue(toJsonValue(value))).toEqual(value);
  });

  it('take float32 when no dtype is given, and an object with other keys as an object', () => {
    expect(fromJsonValue({ shape: [1], data: [1] } as JsonValue)).toEqual(tensor([1]));
    const record = { shape: [1], data: [1], stride: 1 };
    expect(fromJsonValue(record)).toEqual(record);
  });

  it('refuse a tensor whose data does not fill its shape', () => {
    expect(() => fromJsonValue({ shape: [2, 2], data: [1], dtype: 'float32' })).toThrow(
      'A tensor of shape [2, 2] has 4 elements, but data has 1.',
    );
  });
});
