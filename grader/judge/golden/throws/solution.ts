import type * as tf from '@tensorflow/tfjs';

export function rowSoftmax(x: tf.Tensor2D): tf.Tensor2D {
  const powers = x.exp();
  if (x.shape[0] > 1) {
    return powers.div(powers.sum(1).reshape([1, 1]));
  }
  return powers.div(powers.sum(1, true));
}
