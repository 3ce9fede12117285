import * as tf from '@tensorflow/tfjs';

/** The definition, index by index. */
export function dense(x: tf.Tensor2D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor {
  return tf.tidy(() => tf.einsum('nd,dk->nk', x, w).add(b));
}
