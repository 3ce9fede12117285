import * as tf from '@tensorflow/tfjs';

export const title = 'Takes the logarithm of a clipped probability';
export const hint =
  'Your loss stops growing where the probability is clipped: to be wrong by 100 or by 1000 costs the same. What becomes of the logarithm of the quotient when you take it on paper, before anything can be rounded to zero?';

export function softmax(logits: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const powers = logits.sub(logits.max(1, true)).exp();
    return powers.div(powers.sum(1, true));
  });
}

const clippedAt =
  (least: number) =>
  (logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar =>
    tf.tidy(() => softmax(logits).clipByValue(least, 1).log().mul(labels).sum(1).mean<tf.Scalar>().neg());

export const crossEntropy = clippedAt(1e-7);

export const family = {
  from: 1e-38,
  to: 1e-3,
  of: (least: number) => ({ crossEntropy: clippedAt(least) }),
};
