import * as tf from '@tensorflow/tfjs';

/** A bias is the weight of an input that is always 1. */
export function dense(x: tf.Tensor2D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor {
  return tf.tidy(() => {
    const one = tf.ones<tf.Rank.R2>([x.shape[0], 1]);
    return x.concat(one, 1).matMul(w.concat(b.expandDims(0) as tf.Tensor2D, 0));
  });
}
