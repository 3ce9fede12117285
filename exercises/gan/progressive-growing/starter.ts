import * as tf from '@tensorflow/tfjs';

/**
 * The old image, enlarged, and the new one, blended.
 *
 * @param low [batch, height, width, channels]
 * @param high [batch, 2 · height, 2 · width, channels]
 * @param alpha 0 for the old image alone, 1 for the new one
 * @returns [batch, 2 · height, 2 · width, channels]
 */
export function fadeIn(low: tf.Tensor4D, high: tf.Tensor4D, alpha: number): tf.Tensor4D {
  const [, height, width] = high.shape;
  throw new Error(`Not written yet: an image of ${height} by ${width} pixels, with ${alpha} of the new one.`);
}
