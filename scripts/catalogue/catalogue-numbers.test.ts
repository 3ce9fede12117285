/**
 * References against numbers that others computed. The numbers are data with their origin (catalogue-numbers.json: arrays
 * are float32 tensors), so no other library is needed to run this.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type NestedNumbers, tensor } from '#grader/exercise/literals/tensor-literals.ts';
import { loadFolder } from '#grader/folder/load-folder.ts';
import { compareValues } from '#grader/judge/compare/compare.ts';
import type { Value } from '#grader/protocol.ts';
import { createEntryModule } from '#grader/realm/entry-module.ts';

const rowSchema = z.object({
  origin: z.string().min(20),
  exercise: z.string(),
  call: z.string(),
  args: z.array(z.json()),
  expected: z.json(),
});
const ROWS = z
  .array(rowSchema)
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, 'catalogue-numbers.json'), 'utf8')));
const EXERCISES = join(import.meta.dirname, '../../exercises');
/** The numbers are rounded to six digits. */
const TOLERANCE = { absolute: 2e-5, relative: 2e-5 };

beforeAll(async () => {
  await tf.setBackend('cpu');
});

function fromData(json: z.infer<ReturnType<typeof z.json>>): Value {
  if (Array.isArray(json)) return tensor(json as NestedNumbers);
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([key, inner]) => [key, fromData(inner)]));
}

async function referenceOf(exercise: string) {
  const { files } = await loadFolder(join(EXERCISES, exercise));
  const source = {
    fileName: 'reference.ts',
    source: files['reference.ts'] ?? '',
    driver: files['driver.ts'] ?? null,
  };
  const loaded = createEntryModule(source, { tf, outputBytesMax: 1024 * 1024 });
  if (loaded.kind !== 'loaded') throw new Error(loaded.error.message);
  return async (call: string, args: readonly Value[]): Promise<Value> => {
    const result = await loaded.module.call(call, args, { kind: 'plain' });
    if (result.kind !== 'returned') throw new Error(JSON.stringify(result));
    return result.value;
  };
}

test.each(ROWS)('$exercise agrees with $origin', async ({ exercise, call, args, expected }) => {
  const reference = await referenceOf(exercise);
  const result = await reference(call, args.map(fromData));
  expect(compareValues(result, fromData(expected), { tolerance: TOLERANCE })).toBeNull();
});

test('beyond/adam walks as torch.optim.Adam of PyTorch 1.13.1 does: lr 0.1, betas (0.9, 0.99), eps 1e-3', async () => {
  const step = await referenceOf('beyond/adam');
  const options = { learningRate: 0.1, beta1: 0.9, beta2: 0.99, epsilon: 1e-3 };
  const walk = [
    { gradient: [0.5, -1], reached: [0.9002, -1.9001] },
    { gradient: [-0.2, 3], reached: [0.865673, -1.949408] },
    { gradient: [0.1, 0.4], reached: [0.827716, -1.99532] },
  ];
  let at: Value = { param: tensor([1, -2]), state: { m: tensor([0, 0]), v: tensor([0, 0]), t: 0 } };
  for (const { gradient, reached } of walk) {
    const { param, state } = at as Record<string, Value>;
    at = await step('adamStep', [param, tensor(gradient), state, options]);
    expect(compareValues(at, { param: tensor(reached) }, { tolerance: TOLERANCE })).toBeNull();
  }
});

const drawn = (...shape: number[]) => tf.randomNormal(shape, 0, 1, 'float32', 7);
const plain = (t: tf.Tensor): Value => ({
  dtype: 'float32',
  shape: t.shape,
  data: t.dataSync() as Float32Array,
});
const agree = (actual: Value, expected: tf.Tensor) =>
  expect(compareValues(actual, plain(expected), { tolerance: TOLERANCE })).toBeNull();

test('pooling agrees with tf.maxPool and tf.avgPool', async () => {
  const pool = await referenceOf('cnn/pooling');
  const x = drawn(2, 7, 6, 3) as tf.Tensor4D;
  for (const padding of ['valid', 'same'] as const) {
    const options = { size: 3, stride: 2, padding };
    agree(await pool('maxPool', [plain(x), options]), tf.maxPool(x, 3, 2, padding));
    agree(await pool('avgPool', [plain(x), options]), tf.avgPool(x, 3, 2, padding));
  }
});

test('softmax and cross-entropy agree with tf.softmax and tf.losses.softmaxCrossEntropy', async () => {
  const reference = await referenceOf('nn/softmax-cross-entropy');
  const logits = drawn(5, 4).mul(6);
  const labels = tf.oneHot(tf.tensor1d([0, 3, 1, 1, 2], 'int32'), 4).toFloat();
  agree(await reference('softmax', [plain(logits)]), tf.softmax(logits));
  agree(
    await reference('crossEntropy', [plain(logits), plain(labels)]),
    tf.losses.softmaxCrossEntropy(labels, logits),
  );
});

test('layer normalisation agrees with tf.layers.layerNormalization', async () => {
  const reference = await referenceOf('transformers/layer-norm');
  const x = drawn(2, 3, 5);
  const layer = tf.layers.layerNormalization({ epsilon: 1e-3 });
  const ones = tf.ones([5]);
  agree(
    await reference('layerNorm', [plain(x), plain(ones), plain(tf.zeros([5])), 1e-3]),
    layer.apply(x) as tf.Tensor,
  );
});

test('the GAN losses agree with tf.losses.sigmoidCrossEntropy', async () => {
  const reference = await referenceOf('gan/minimax-loss');
  const [real, fake] = [drawn(6, 1).mul(5), drawn(4, 1).mul(-5)];
  const expected = tf.losses
    .sigmoidCrossEntropy(tf.onesLike(real), real)
    .add(tf.losses.sigmoidCrossEntropy(tf.zerosLike(fake), fake));
  agree(await reference('discriminatorLoss', [plain(real), plain(fake)]), expected);
});
