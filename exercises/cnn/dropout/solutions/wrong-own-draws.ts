import * as tf from '@tensorflow/tfjs';

/** Draws by itself, as the library does. */
export function dropout(x: tf.Tensor, rate: number, _mask: tf.Tensor, training: boolean): tf.Tensor {
  return tf.tidy(() => {
    if (!training) return x.clone();
    if (rate >= 1) return tf.zerosLike(x);
    return tf.where(tf.randomUniform(x.shape).greaterEqual(rate), x.div(1 - rate), tf.zerosLike(x));
  });
}
