import * as tf from '@tensorflow/tfjs';

/**
 * One filter slid over one image: Z[i, j] = Σ X[i + u, j + v] · W[u, v].
 *
 * @param image a grey image, [H, W]
 * @param kernel the filter, [F, G]
 * @returns the feature map, [H − F + 1, W − G + 1]
 */
export function filter2d(image: tf.Tensor2D, kernel: tf.Tensor2D): tf.Tensor2D {
  const corner = tf.slice(image, [0, 0], kernel.shape);
  throw new Error(`Not written yet: the filter first meets the corner ${corner}.`);
}
