import * as tf from '@tensorflow/tfjs';

/** The library's moments; 0/0 is replaced afterwards. */
export function standardise(x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const { mean, variance } = tf.moments(x, 0);
    const scaled = x.sub(mean).div(variance.sqrt());
    return tf.where(scaled.isFinite(), scaled, tf.zerosLike(scaled)) as tf.Tensor2D;
  });
}
