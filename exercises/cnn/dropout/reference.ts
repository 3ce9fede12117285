import * as tf from '@tensorflow/tfjs';

/** What survives is scaled up in training, so that nothing is left to do at inference. */
export function dropout(x: tf.Tensor, rate: number, mask: tf.Tensor, training: boolean): tf.Tensor {
  return tf.tidy(() => {
    if (!training) return x.clone();
    const kept = mask.greaterEqual(rate);
    // At a rate of 1 nothing is kept, and 1 / 0 must not meet the zeros.
    const scale = rate < 1 ? 1 / (1 - rate) : 0;
    return tf.where(kept, x.mul(scale), tf.zerosLike(x));
  });
}
