import * as tf from '@tensorflow/tfjs';

/** Two calls of where: one silences, and the other decides whether that counts. */
export function dropout(x: tf.Tensor, rate: number, mask: tf.Tensor, training: boolean): tf.Tensor {
  return tf.tidy(() => {
    const silenced = mask.less(rate);
    const survivors = tf.where(silenced, tf.zerosLike(x), x);
    return training && rate < 1
      ? survivors.div(1 - rate)
      : tf.where(tf.fill(x.shape, Number(training), 'bool'), survivors, x);
  });
}
