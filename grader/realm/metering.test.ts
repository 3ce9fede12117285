import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { meterOf } from './metering.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

test('tensors beyond the limit are told once, and each throws while they are there', () => {
  let told = 0;
  const kept: tf.Tensor[] = [];
  meterOf(tf).limit(tf.memory().numBytes + 1_000_000, () => {
    told += 1;
  });
  kept.push(
    tf.zeros([25_000]),
    tf.tidy(() => tf.add(tf.ones([25_000]), 1)),
  );
  expect(told).toBe(0);
  // Made from values, without a kernel, and by a kernel.
  expect(() => tf.tensor1d(new Float32Array(500_000))).toThrow(/more memory than allowed/);
  expect(() => tf.fill([500_000], 1)).toThrow(/more memory than allowed/);
  expect(told).toBe(1);
});

test('memory that is freed can be used again', () => {
  meterOf(tf).limit(tf.memory().numBytes + 1_000_000, () => {
    throw new Error('the limit was not reached');
  });
  for (let step = 0; step < 20; step++) tf.tidy(() => tf.square(tf.ones([25_000]))).dispose();
});

// Last: the engine's own counts are wrong afterwards.
test('a tensor that lies about its size frees no more than it took', () => {
  const held = tf.memory().numBytes;
  meterOf(tf).limit(held + 1_000_000, () => undefined);
  const liar = tf.ones([4]);
  Object.defineProperty(liar, 'size', { value: 1e12 });
  liar.dispose();
  expect(tf.memory().numBytes).toBeLessThan(0);
  expect(() => tf.zeros([500_000])).toThrow(/more memory than allowed/);
});
