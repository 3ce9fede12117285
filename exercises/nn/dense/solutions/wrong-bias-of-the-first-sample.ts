import * as tf from '@tensorflow/tfjs';

/** Adds the bias to the first sample alone. */
export function dense(x: tf.Tensor2D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor {
  return tf.tidy(() => {
    const products = x.matMul(w);
    return products.add(
      tf.pad(b.expandDims(0), [
        [0, x.shape[0] - 1],
        [0, 0],
      ]),
    );
  });
}
