import * as tf from '@tensorflow/tfjs';

/** Weights and biases of both layers of a network; shapes are in the statement. */
export interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

/**
 * Noise to samples.
 *
 * @param z [batch, noise]
 * @returns [batch, features], values between -1 and 1
 */
export function generator({ w1, b1, w2, b2 }: Params, z: tf.Tensor2D): tf.Tensor2D {
  throw new Error(`Not written yet: from ${w1.shape[0]} numbers of noise to ${w2.shape[1]} features.`);
}

/**
 * Samples to the probability that they are real.
 *
 * @param x [batch, features]
 * @returns [batch, 1]
 */
export function discriminator({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D): tf.Tensor2D {
  throw new Error(`Not written yet: from ${w1.shape[0]} features to one probability.`);
}
