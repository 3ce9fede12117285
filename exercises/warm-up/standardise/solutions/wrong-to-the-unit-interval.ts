import * as tf from '@tensorflow/tfjs';

/** Another way to one scale: the smallest becomes 0 and the largest 1. */
export function standardise(x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const least = x.min(0);
    const range = x.max(0).sub(least);
    return x.sub(least).div(tf.where(range.equal(0), tf.onesLike(range), range));
  });
}
