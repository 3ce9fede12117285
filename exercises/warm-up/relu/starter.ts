import * as tf from '@tensorflow/tfjs';

/**
 * Rectified linear unit, f(x) = max(0, x), element by element.
 *
 * @param x any shape, float32
 * @returns the shape of x, float32; NaN where x is NaN
 */
export function relu(x: tf.Tensor): tf.Tensor {
  throw new Error(`Not written yet: the rectified linear unit of a tensor of shape [${x.shape}].`);
}
