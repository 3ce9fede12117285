import * as tf from '@tensorflow/tfjs';

/**
 * Weights divided by their largest singular value, as power iteration estimates it.
 *
 * @param w weights, [inputs, units]
 * @param u where the last call ended, [units]
 * @returns the weights divided by sigma, sigma as a scalar, and u after the last round, of length 1
 */
export function spectralNorm(
  w: tf.Tensor2D,
  u: tf.Tensor1D,
  iterations: number,
): { w: tf.Tensor2D; sigma: tf.Scalar; u: tf.Tensor1D } {
  throw new Error(`Not written yet: ${iterations} rounds for a matrix of shape [${w.shape}].`);
}
