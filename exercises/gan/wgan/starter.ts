import * as tf from '@tensorflow/tfjs';

/**
 * What the critic minimises.
 *
 * @param real scores of real samples, [n, 1]
 * @param fake scores of fake samples, [m, 1]
 * @returns scalar
 */
export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  throw new Error(`Not written yet: ${real.shape[0]} real scores, ${fake.shape[0]} fake ones.`);
}

/**
 * Weights between −c and c.
 *
 * @param weights tensors of any shapes
 * @returns new tensors, in the same order
 */
export function clipWeights(weights: tf.Tensor[], c: number): tf.Tensor[] {
  throw new Error(`Not written yet: ${weights.length} tensors, no value beyond ${c}.`);
}

/**
 * How far the critic's slope is from 1, between real and fake samples.
 *
 * @param critic gives each row of [batch, features] a score, [batch, 1]
 * @param real [batch, features]
 * @param fake [batch, features]
 * @param eps share of the real sample in each mixture, [batch, 1]
 * @returns the penalty, a scalar, and the slope at each mixture, [batch]
 */
export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  eps: tf.Tensor2D,
): { penalty: tf.Scalar; slopes: tf.Tensor1D } {
  throw new Error(`Not written yet: the slope of the critic at ${real.shape[0]} points.`);
}
