import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TensorValue, Value } from '#grader/protocol.ts';
import { encodeLimits, fromTensors, isTensorValue, toTensors } from './tensor-codec.ts';

const LIMITS = encodeLimits(1024 * 1024);

beforeAll(async () => {
  await tf.setBackend('cpu');
});

const tensorValue: fc.Arbitrary<TensorValue> = fc
  .array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 })
  .chain((shape) => {
    const size = shape.reduce((product, extent) => product * extent, 1);
    const exactly = { minLength: size, maxLength: size };
    return fc.oneof(
      fc.float32Array(exactly).map((data): TensorValue => ({ dtype: 'float32', shape, data })),
      fc.int32Array(exactly).map((data): TensorValue => ({ dtype: 'int32', shape, data })),
      fc.uint8Array({ ...exactly, max: 1 }).map((data): TensorValue => ({ dtype: 'bool', shape, data })),
    );
  });
const key = fc.string().filter((name) => name !== '__proto__');
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    tensorValue,
    fc.double(),
    fc.string(),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe('values through a realm and back', () => {
  it('come back equal, to the bit, whatever they hold', async () => {
    await fc.assert(
      fc.asyncProperty(value, async (original) => {
        const engine = tf.engine();
        engine.startScope();
        const { value: back } = await fromTensors(toTensors(tf, original), LIMITS);
        engine.endScope();
        expect(back).toEqual(original);
      }),
      { numRuns: 200 },
    );
  });

  it('are copies on the way in and on the way out', async () => {
    const original: TensorValue = { dtype: 'float32', shape: [2], data: new Float32Array([1, 2]) };
    const tensor = toTensors(tf, original) as tf.Tensor;
    tensor.dataSync().fill(9);
    expect(original.data).toEqual(new Float32Array([1, 2]));
    const { value: first } = await fromTensors(tensor, LIMITS);
    tensor.dataSync().fill(5);
    expect((first as TensorValue).data).toEqual(new Float32Array([9, 9]));
  });

  it('read a tensor that appears twice once', async () => {
    const tensor = tf.tensor1d([1]);
    const { tensors } = await fromTensors([tensor, { again: tensor }], LIMITS);
    expect(tensors).toEqual([tensor]);
  });
});

describe('results that no channel can carry', () => {
  const circle: unknown[] = [];
  circle.push(circle);
  let deep: unknown = 1;
  for (let i = 0; i < 100; i += 1) deep = [deep];
  it.each<[string, () => unknown, RegExp]>([
    ['a function', () => () => 1, /The result is a function/],
    ['a symbol inside', () => ({ a: [Symbol('s')] }), /The result's a\[0\] is a symbol/],
    ['a big integer', () => 1n, /bigint/],
    ['a circle', () => circle, /contains itself/],
    ['a promise inside', () => [Promise.resolve(1)], /Await it/],
    ['a map', () => new Map(), /instance of Map/],
    ['a class instance', () => new (class Layer {})(), /instance of Layer/],
    ['a disposed tensor', disposed, /disposed already/],
    ['a complex tensor', () => tf.complex([1], [1]), /complex64/],
    ['a string tensor', () => tf.tensor(['a']), /string tensor/],
    ['too deep a nest', () => deep, /levels deep/],
    ['a list too long', () => new Array(2 ** 32 - 1), /list of 4294967295/],
    ['too much text', () => 'x'.repeat(2 ** 20), /larger than/],
    ['too many bytes', () => tf.zeros([2 ** 19]), /larger than/],
    ['a buffer', () => tf.buffer([1]), /Make a tensor of it with `\.toTensor\(\)`/],
    ['a prototype smuggled in', () => JSON.parse('{"__proto__": 1}'), /__proto__/],
  ])('%s is told to the author', async (_what, make, message) => {
    await expect(fromTensors(make(), LIMITS)).rejects.toThrow(message);
  });

  function disposed(): tf.Tensor {
    const tensor = tf.scalar(1);
    tensor.dispose();
    return tensor;
  }

  it('a tensor that holds other data than its shape says is refused', async () => {
    const tensor = tf.tensor1d([1, 2]);
    Object.defineProperty(tensor, 'data', { value: async () => new Float32Array(7) });
    await expect(fromTensors(tensor, LIMITS)).rejects.toThrow('does not hold the 2 values');
  });

  it('reads each property once', async () => {
    let reads = 0;
    const object = {
      get a() {
        reads += 1;
        return reads;
      },
    };
    expect((await fromTensors(object, LIMITS)).value).toEqual({ a: 1 });
  });

  it('never asks toJSON', async () => {
    const object = { a: 1, toJSON: 2 };
    expect((await fromTensors(object, LIMITS)).value).toEqual({ a: 1, toJSON: 2 });
  });
});

describe('the limits of a result', () => {
  const limits = (more: Partial<typeof LIMITS>) => ({ ...LIMITS, ...more });
  const carried = async (value: unknown, more: Partial<typeof LIMITS>) =>
    fromTensors(value, limits(more)).then(
      () => 'carried',
      (error: Error) => error.message,
    );

  it.each<[string, () => unknown, number]>([
    ['float32, four bytes each', () => tf.zeros([5]), 20],
    ['int32, four bytes each', () => tf.zeros([5], 'int32'), 20],
    ['bool, one byte each', () => tf.zeros([5], 'bool'), 5],
    ['text, two bytes a character', () => 'abcde', 10],
    ['names of properties', () => ({ abcde: 1 }), 10],
    ['several together', () => [tf.zeros([2]), { a: 'b' }], 12],
    ['no elements', () => tf.zeros([0, 7]), 0],
  ])('counts %s, to the byte', async (_, make, bytes) => {
    expect(await carried(make(), { bytesMax: bytes })).toBe('carried');
    if (bytes > 0)
      expect(await carried(make(), { bytesMax: bytes - 1 })).toMatch(
        /makes the result larger than the \d+ KiB/,
      );
  });

  it('counts a tensor that is there twice once', async () => {
    const tensor = tf.zeros([5]);
    expect(await carried([tensor, tensor], { bytesMax: 20 })).toBe('carried');
  });

  it('counts every value, lists and objects too', async () => {
    const value = [1, { a: 'b', c: null }, tf.scalar(1)];
    expect(await carried(value, { nodesMax: 6 })).toBe('carried');
    expect(await carried(value, { nodesMax: 5 })).toContain(
      'holds more than 5 values; return tensors instead.',
    );
  });

  it('counts levels of lists and objects; a tensor opens none', async () => {
    expect(await carried([[tf.scalar(1)]], { depthMax: 2 })).toBe('carried');
    expect(await carried([[[1]]], { depthMax: 2 })).toBe(
      "The result's [0][0] is nested more than 2 levels deep.",
    );
  });

  it('names the place, however it is reached', async () => {
    expect(await carried({ grads: [{ 'w 1': () => 1 }] }, {})).toContain(
      "The result's grads[0].w 1 is a function",
    );
    expect((await carried({ ['x'.repeat(5_000)]: Symbol('s') }, {})).length).toBeLessThan(400);
  });
});

describe('what looks like something else', () => {
  it.each<[string, () => unknown, RegExp]>([
    ['a tensor of a foreign kind', () => ({ dataId: {}, shape: [1], dtype: 'float16' }), /float16 tensor/],
    ['one with a negative shape', () => ({ dataId: {}, shape: [-1], dtype: 'float32' }), /no valid shape/],
    ['one with a shape of words', () => ({ dataId: {}, shape: ['a'], dtype: 'float32' }), /no valid shape/],
    [
      'one with a shape without end',
      () => ({ dataId: {}, shape: [2 ** 40, 2 ** 40], dtype: 'float32' }),
      /no valid shape/,
    ],
    [
      'one whose data is text',
      () => ({ dataId: {}, shape: [1], dtype: 'float32', data: async () => 'x' }),
      /does not hold the 1 value of its shape/,
    ],
    [
      'one whose data is a view of bytes',
      () => ({
        dataId: {},
        shape: [8],
        dtype: 'float32',
        data: async () => new DataView(new ArrayBuffer(8)),
      }),
      /does not hold the 8 values/,
    ],
    ['a date', () => new Date(), /instance of Date/],
    ['a pattern', () => /x/, /instance of RegExp/],
    ['a set', () => new Set([1]), /instance of Set/],
    ['bytes without a type', () => new ArrayBuffer(8), /instance of ArrayBuffer/],
    ['an error', () => new RangeError('x'), /instance of RangeError/],
    ['an object of a class without a name', () => new (class {})(), /instance of a class/],
    ['what inherits from an object', () => Object.create({ a: 1 }), /instance of/],
    ['a promise of another library', () => [Object.create(Promise.prototype)], /is a promise\. Await it/],
  ])('%s is refused in words', async (_, make, message) => {
    await expect(fromTensors(make(), LIMITS)).rejects.toThrow(message);
  });

  it.each<[string, unknown, unknown]>([
    ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
    ['typed data as a list of numbers', Float32Array.of(1, 0.5), [1, 0.5]],
    ['a list with a hole as nothing there', Array(2), [undefined, undefined]],
    ['names of every object', { constructor: 1, toString: 2 }, { constructor: 1, toString: 2 }],
    ['numbers that are none', [Number.NaN, -Infinity, -0], [Number.NaN, -Infinity, -0]],
  ])('%s is carried', async (_, result, carried) => {
    expect((await fromTensors(result, LIMITS)).value).toEqual(carried);
  });

  it('a bool tensor is ones and zeros, whatever its data says', async () => {
    const odd = { dataId: {}, shape: [3], dtype: 'bool', data: async () => Uint8Array.of(7, 0, 255) };
    expect((await fromTensors(odd, LIMITS)).value).toMatchObject({ data: Uint8Array.of(1, 0, 1) });
  });
});

it.each<[unknown, boolean]>([
  [{ dtype: 'int32', shape: [1], data: Int32Array.of(1) }, true],
  [{ dtype: 'float32', shape: [], data: [1] }, false],
  [{ dtype: 'float32', data: Float32Array.of(1) }, false],
  [{ shape: [1], data: Float32Array.of(1) }, false],
  [{ dtype: 'float32', shape: [1], data: Float32Array.of(1).buffer }, false],
  [Float32Array.of(1), false],
  [null, false],
  ['data', false],
])('%o is a tensor outside of any library: %s', (value, is) => {
  expect(isTensorValue(value)).toBe(is);
});
