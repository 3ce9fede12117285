import * as tf from '@tensorflow/tfjs';

/** The logarithm of each probability first: a score less the log of the sum of all exponentials. */
export function head(features: tf.Tensor4D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor {
  return tf.tidy(() => {
    const rows = tf.unstack(features).map((maps) => maps.flatten());
    const scores = tf.einsum('nd,dk->nk', tf.stack(rows), w).add(b);
    return scores.sub(tf.logSumExp(scores, 1, true)).exp();
  });
}
