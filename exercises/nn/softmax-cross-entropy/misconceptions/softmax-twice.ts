import * as tf from '@tensorflow/tfjs';

export const title = 'Takes the softmax of a softmax';
export const hint =
  'Your loss never exceeds log(e + classes − 1), however wrong a row is: the softmax acts on numbers between 0 and 1. How often is it taken on the way from the logits to your logarithm?';

export function softmax(logits: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const powers = logits.sub(logits.max(1, true)).exp();
    return powers.div(powers.sum(1, true));
  });
}

export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const z = softmax(logits);
    return z.exp().sum(1).log().sub(z.mul(labels).sum(1)).mean();
  });
}
