import * as tf from '@tensorflow/tfjs';

/**
 * f(x) = max(0, x), element by element.
 *
 * `maximum` passes NaN on, which a comparison followed by a selection or a product would not.
 */
export function relu(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => tf.maximum(x, 0));
}
