import * as tf from '@tensorflow/tfjs';

/**
 * Layer normalisation along the last axis.
 *
 * @param x tokens, [..., features]
 * @param gamma scale, [features]
 * @param beta shift, [features]
 * @returns the shape of x
 */
export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number): tf.Tensor {
  throw new Error('Not written yet: mean and variance of each token, then scale and shift.');
}
