import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { mendAddN } from './mend-add-n.ts';

/** Buffers that a WebGPU device gives a shader: the summands and the sum. */
const BUFFERS = 8;

beforeAll(async () => {
  await tf.setBackend('cpu');
  const kernel = tf.getKernel('AddN', 'cpu');
  tf.unregisterKernel('AddN', 'cpu');
  tf.registerKernel({
    kernelName: 'AddN',
    backendName: 'cpu',
    kernelFunc(call) {
      if (Object.keys(call.inputs).length + 1 > BUFFERS) throw new Error('too many buffers for one shader');
      return kernel?.kernelFunc(call) ?? [];
    },
  });
  mendAddN(tf, 'cpu');
});

it.each([1, 2, 7, 8, 13, 14, 40])('sums %i tensors without more buffers than a shader has', (count) => {
  const summands = Array.from({ length: count }, (_, k) => tf.tensor1d([k, 1]));
  const sum = tf.addN(summands);
  expect(Array.from(sum.dataSync())).toEqual([(count * (count - 1)) / 2, count]);
});

it('keeps nothing but the sum', () => {
  const summands = Array.from({ length: 30 }, () => tf.scalar(1));
  const before = (tf.backend() as unknown as { numDataIds(): number }).numDataIds();
  tf.addN(summands).dispose();
  expect((tf.backend() as unknown as { numDataIds(): number }).numDataIds()).toBe(before);
});
