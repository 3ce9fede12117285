import * as tf from '@tensorflow/tfjs';

export function relu(x: tf.Tensor): tf.Tensor {
  // NaN ≤ 0 is false, so NaN is kept.
  return tf.tidy(() => tf.where(x.lessEqual(0), tf.zerosLike(x), x));
}
