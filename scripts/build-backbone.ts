/**
 * Trains the backbone that cnn/transfer-learning hands out: two convolutions that have learnt to tell the digits 0 to 4
 * apart. The weights of the layers, filters then biases, follow each other as float32.
 *
 *   node scripts/build-backbone.ts     rewrites exercises/cnn/transfer-learning/assets/backbone.bin
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { createDraw } from '../grader/judge/cases/inputs/draw.ts';
import { halved, readPictures } from './digits/packed-digits.ts';

const SEED = 1998;
const OLD = [0, 1, 2, 3, 4];
/** Pictures of each digit; those of the new digits begin further back in the package (build-digits.ts). */
const PER_LABEL = 200;
const SIDE = 14;
const FILTERS = [8, 16];
/** 14 → 7 → 3 by two poolings of 2 × 2. */
const FEATURES = 3 * 3 * 16;
const PASSES = 5;
const BATCH = 30;

await tf.setBackend('cpu');
const draw = createDraw(SEED);
const variable = (shape: number[], std: number) =>
  tf.variable(tf.tensor(draw.normal(shape, { std }).data as Float32Array, shape));
const layers = FILTERS.map((filters, at) => {
  const channels = FILTERS[at - 1] ?? 1;
  const w = variable([3, 3, channels, filters], Math.sqrt(2 / (9 * channels)));
  return { w: w as unknown as tf.Tensor4D, b: variable([filters], 0) };
});
const head = { w: variable([FEATURES, OLD.length], 0.05), b: variable([OLD.length], 0) };

function logits(images: tf.Tensor4D): tf.Tensor2D {
  let x = images;
  for (const { w, b } of layers) x = x.conv2d(w, 1, 'same').add<tf.Tensor4D>(b).relu().maxPool(2, 2, 'valid');
  return x
    .reshape([images.shape[0], FEATURES])
    .matMul(head.w as unknown as tf.Tensor2D)
    .add(head.b);
}

const pictures = (await Promise.all(OLD.map(readPictures))).map((all) => all.slice(0, PER_LABEL).map(halved));
const images = tf.tensor4d(pictures.flat(2), [OLD.length * PER_LABEL, SIDE, SIDE, 1]);
const labels = tf.tensor1d(
  pictures.flatMap((all, label) => all.map(() => label)),
  'int32',
);
const targets = tf.oneHot(labels, OLD.length).toFloat();
const optimizer = tf.train.adam(0.003);
for (let pass = 0; pass < PASSES; pass++) {
  const order = draw.permutation(images.shape[0]);
  let last = Number.NaN;
  for (let from = 0; from < order.length; from += BATCH) {
    last = tf.tidy(() => {
      const batch = tf.tensor1d(order.slice(from, from + BATCH), 'int32');
      const lossOf = () =>
        tf.losses.softmaxCrossEntropy(targets.gather(batch), logits(images.gather(batch))).asScalar();
      return optimizer.minimize(lossOf, true)?.dataSync()[0] ?? Number.NaN;
    });
  }
  console.log(`pass ${pass + 1} of ${PASSES}: loss ${last.toFixed(3)}`);
}

const weights = layers.flatMap(({ w, b }) => [...w.dataSync(), ...b.dataSync()]);
const file = join(import.meta.dirname, '../exercises/cnn/transfer-learning/assets/backbone.bin');
await writeFile(file, new Uint8Array(Float32Array.from(weights).buffer));
console.log(`${weights.length} weights in ${file}`);
