import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TensorValue, Value } from '#grader/protocol.ts';
import { encodeLimits, fromTensors, toTensors } from './tensor-codec.ts';

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
