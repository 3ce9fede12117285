import * as tf from '@tensorflow/tfjs';

export const title = 'Lets a little of the negatives through';
export const hint =
  'Your negative values are scaled down, not removed. That is another activation of the same family: what does this one do below zero?';

export function relu(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => tf.maximum(x, x.mul(0.01)));
}
