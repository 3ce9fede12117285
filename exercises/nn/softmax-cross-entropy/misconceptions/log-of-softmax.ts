import * as tf from '@tensorflow/tfjs';

export const title = 'Takes the logarithm of a probability that was rounded to zero';
export const hint =
  'Your softmax is safe and its logarithm is not: a probability below 10⁻⁴⁵ is 0 in float32, its logarithm −∞, and 0 · (−∞) is NaN. Can you write log softmax(z) as a difference, and never compute the probability?';

export function softmax(logits: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const powers = logits.sub(logits.max(1, true)).exp();
    return powers.div(powers.sum(1, true));
  });
}

export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => labels.mul(softmax(logits).log()).sum(1).mean<tf.Scalar>().neg());
}

/** The right probability is picked first: ∞ where it was rounded to zero, and no NaN elsewhere. */
export const variants = [
  {
    crossEntropy: (logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar =>
      tf.tidy(() => labels.mul(softmax(logits)).sum(1).log().mean<tf.Scalar>().neg()),
  },
];
