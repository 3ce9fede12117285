import * as tf from '@tensorflow/tfjs';

/** The special cases first; then draw, compare, pick and scale. */
export function dropout(x: tf.Tensor, rate: number, mask: tf.Tensor, training: boolean): tf.Tensor {
  if (!training || rate === 0) return tf.tidy(() => x.add(0));
  if (rate === 1) return tf.zeros(x.shape);
  return tf.tidy(() => {
    const silenced = tf.sub(mask, rate).less(0);
    return tf.where(silenced.logicalNot(), x, tf.zerosLike(x)).mul(1 / (1 - rate));
  });
}
