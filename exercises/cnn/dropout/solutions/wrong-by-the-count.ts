import * as tf from '@tensorflow/tfjs';

/** Scales by how many survived this time instead of how many do on average. */
export function dropout(x: tf.Tensor, rate: number, mask: tf.Tensor, training: boolean): tf.Tensor {
  return tf.tidy(() => {
    if (!training) return x.clone();
    const kept = mask.greaterEqual(rate);
    const survivors = kept.cast('float32').sum().maximum(1);
    return tf.where(kept, x.mul(tf.div(x.size, survivors)), tf.zerosLike(x));
  });
}
