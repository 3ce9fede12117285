import * as tf from '@tensorflow/tfjs';

/** The definition line by line, with the library's squared difference. */
export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number): tf.Tensor {
  return tf.tidy(() => {
    const axis = x.rank - 1;
    const mean = tf.mean(x, axis, true);
    const variance = tf.squaredDifference(x, mean).mean(axis, true);
    const y = tf.mul(x.sub(mean), tf.rsqrt(tf.add(variance, epsilon)));
    return y.mul(gamma).add(beta);
  });
}
