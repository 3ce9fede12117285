import * as tf from '@tensorflow/tfjs';

/**
 * The forward process, all steps up to t at once.
 *
 * @param x0 data, [batch, features]
 * @param t for each sample its step, counted from 0
 * @param eps standard normal noise, [batch, features]
 * @param betas the variance that each step adds
 * @returns [batch, features]
 */
export function noise(x0: tf.Tensor2D, t: number[], eps: tf.Tensor2D, betas: number[]): tf.Tensor2D {
  throw new Error(`Not written yet: ${t.length} samples, each at its own step of ${betas.length}.`);
}

/**
 * How well a model tells the noise.
 *
 * @param model takes noisy samples [batch, features] and their steps, gives the noise that it sees
 * @returns scalar
 */
export function loss(
  model: (x: tf.Tensor2D, t: number[]) => tf.Tensor2D,
  x0: tf.Tensor2D,
  t: number[],
  eps: tf.Tensor2D,
  betas: number[],
): tf.Scalar {
  throw new Error('Not written yet: the mean squared error of the noise.');
}

/**
 * One step back.
 *
 * @param x samples after step t, [batch, features]
 * @param predicted the noise that the model sees in them, [batch, features]
 * @param z fresh noise, [batch, features]
 * @returns samples one step earlier, [batch, features]
 */
export function reverseStep(
  x: tf.Tensor2D,
  predicted: tf.Tensor2D,
  t: number,
  z: tf.Tensor2D,
  betas: number[],
): tf.Tensor2D {
  throw new Error(`Not written yet: undo step ${t}.`);
}
