import * as tf from '@tensorflow/tfjs';

/** Z = X W + b; the bias of a unit is added to every sample. */
export function dense(x: tf.Tensor2D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor2D {
  return tf.tidy(() => {
    const products = x.matMul(w);
    return products.add(b);
  });
}
