import * as tf from '@tensorflow/tfjs';

export const title = 'Takes the exponential of the logits as they are';
export const hint =
  'Small logits are right, and the first row with a logit above 88 turns into NaN. You may add any number to a row: which one makes the largest exponential 1?';

export function softmax(logits: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => logits.exp().div(logits.exp().sum(1, true)));
}

export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => logits.exp().sum(1).log().sub(logits.mul(labels).sum(1)).mean());
}
