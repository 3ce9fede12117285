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

test('a call costs what it launches and keeps, and what it gives back is no leak', () => {
  const meter = meterOf(tf);
  const before = tf.ones([4]);
  meter.start();
  const result = before.add(1);
  const leaked = before.mul(2);
  const cost = meter.stop([result, before, {}]);
  expect(cost).toMatchObject({
    kernels: { Add: 1, Multiply: 1 },
    kernelCount: 2,
    newBytes: 32,
    leakedTensors: 1,
  });
  expect(cost.peakBytes).toBeGreaterThanOrEqual(32);
  tf.dispose([before, result, leaked]);
});

test('what comes and goes within a call is in its peak, and in nothing else', () => {
  const meter = meterOf(tf);
  meter.start();
  tf.tidy(() => void tf.zeros([1_000]).add(1));
  const cost = meter.stop([]);
  expect(cost).toMatchObject({ newBytes: 0, leakedTensors: 0 });
  expect(cost.peakBytes).toBeGreaterThanOrEqual(8_000);
});

test('a call that frees more than it makes has fewer bytes than before, and no leak below nothing', () => {
  const held = tf.ones([100]);
  const meter = meterOf(tf);
  meter.start();
  held.dispose();
  expect(meter.stop([])).toMatchObject({ newBytes: -400, leakedTensors: 0, kernelCount: 0 });
  expect([meter.hasDisposed(held), meter.hasDisposed({})]).toEqual([true, false]);
});

test('counts begin anew with each call', () => {
  const meter = meterOf(tf);
  meter.start();
  tf.tidy(() => void tf.ones([2]).square());
  expect(meter.stop([]).kernelCount).toBeGreaterThan(0);
  meter.start();
  expect(meter.stop([])).toMatchObject({ kernels: {}, kernelCount: 0, newBytes: 0, peakBytes: 0 });
});

test('a variable that is assigned again and again takes its place once', () => {
  const meter = meterOf(tf);
  const variable = tf.variable(tf.zeros([10]));
  meter.start();
  for (let step = 0; step < 5; step++) tf.tidy(() => variable.assign(variable.add(1)));
  expect(meter.stop([])).toMatchObject({ newBytes: 0, leakedTensors: 0 });
  variable.dispose();
});

test('there is one meter to an engine, and code cannot take it off', () => {
  expect(meterOf(tf)).toBe(meterOf(tf));
  const engine = tf.engine() as unknown as Record<string, unknown>;
  for (const name of ['runKernel', 'runKernelFunc', 'trackTensor', 'disposeTensor']) {
    expect(Reflect.set(engine, name, () => undefined)).toBe(false);
    expect(Reflect.deleteProperty(engine, name)).toBe(false);
  }
});

test('a kernel that reads its options twice sees one answer', () => {
  let reads = 0;
  const attrs = {
    get dim() {
      reads += 1;
      return reads;
    },
  };
  const input = tf.ones([2]);
  tf.tidy(() => tf.engine().runKernel('ExpandDims', { input }, attrs));
  expect(reads).toBe(1);
  input.dispose();
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
