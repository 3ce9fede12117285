import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backendNameSchema,
  deviceSchema,
  dtypeSchema,
  jsonNumberSchema,
  jsonTensorSchema,
} from './values.ts';

describe('a number of JSON', () => {
  it.each([0, -1.5, 5e-324, Number.MAX_VALUE, 'NaN', 'Infinity', '-Infinity'])('may be %s', (value) => {
    expect(jsonNumberSchema.parse(value)).toBe(value);
  });

  it.each([Number.NaN, Infinity, -Infinity, '1', 'nan', '+Infinity', '', null, undefined, true, 1n, []])(
    'is never %s',
    (value) => {
      expect(jsonNumberSchema.safeParse(value).success).toBe(false);
    },
  );

  it('is the same after a way through text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        // -0 is no number of JSON.
        const plain = value === 0 ? 0 : value;
        expect(jsonNumberSchema.parse(JSON.parse(JSON.stringify(plain)))).toBe(plain);
      }),
    );
  });
});

describe('a tensor of JSON', () => {
  it('is float32 unless it says otherwise', () => {
    expect(jsonTensorSchema.parse({ shape: [1, 0], data: [] })).toEqual({
      shape: [1, 0],
      data: [],
      dtype: 'float32',
    });
    expect(jsonTensorSchema.parse({ shape: [], data: [3], dtype: 'int32' }).dtype).toBe('int32');
  });

  it.each([
    ['a negative extent', { shape: [-1], data: [] }, ['shape', 0]],
    ['half an extent', { shape: [1.5], data: [] }, ['shape', 0]],
    ['an extent without end', { shape: [Infinity], data: [] }, ['shape', 0]],
    ['an extent past the integers', { shape: [2 ** 53], data: [] }, ['shape', 0]],
    ['a shape in words', { shape: '2', data: [] }, ['shape']],
    ['no shape', { data: [1] }, ['shape']],
    ['no data', { shape: [1] }, ['data']],
    ['nested data', { shape: [1], data: [[1]] }, ['data', 0]],
    ['a hole in its data', { shape: [2], data: [1, null] }, ['data', 1]],
    ['a number that JSON has not', { shape: [1], data: [Number.NaN] }, ['data', 0]],
    ['a typed array', { shape: [1], data: Float32Array.of(1) }, ['data']],
    ['another type', { shape: [1], data: [1], dtype: 'float64' }, ['dtype']],
    ['complex numbers', { shape: [1], data: [1], dtype: 'complex64' }, ['dtype']],
  ])('with %s is refused at that place', (_, value, path) => {
    expect(jsonTensorSchema.safeParse(value).error?.issues[0]?.path).toEqual(path);
  });

  it('takes nothing along that it has no name for', () => {
    const hostile = JSON.parse('{"shape":[1],"data":[1],"__proto__":{"dtype":"int32"},"extra":1}') as object;
    expect(jsonTensorSchema.parse(hostile)).toEqual({ shape: [1], data: [1], dtype: 'float32' });
  });
});

it('there are three types of elements and three backends, by these names', () => {
  expect(dtypeSchema.options).toEqual(['float32', 'int32', 'bool']);
  expect(backendNameSchema.options).toEqual(['webgpu', 'webgl', 'cpu']);
  for (const name of ['WebGPU', 'wasm', 'tensorflow', 'node', ''])
    expect(backendNameSchema.safeParse(name).success).toBe(false);
});

describe('a device', () => {
  const CPU = { backend: 'cpu', name: 'CPU', software: false, reason: '' };

  it('has a name and a reason of a length that a page can show', () => {
    expect(deviceSchema.parse({ ...CPU, name: 'x'.repeat(200), reason: 'y'.repeat(500) }).software).toBe(
      false,
    );
    expect(deviceSchema.safeParse({ ...CPU, name: 'x'.repeat(201) }).success).toBe(false);
    expect(deviceSchema.safeParse({ ...CPU, reason: 'y'.repeat(501) }).success).toBe(false);
  });

  it.each(['backend', 'name', 'software', 'reason'])('says its %s always', (key) => {
    expect(deviceSchema.safeParse({ ...CPU, [key]: undefined }).success).toBe(false);
  });
});
