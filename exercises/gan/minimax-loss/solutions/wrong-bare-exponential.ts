import * as tf from '@tensorflow/tfjs';

/** log(1 + e^ℓ) as it is written: infinite from a logit of 89 on. */
const cost = (logits: tf.Tensor): tf.Scalar => logits.exp().log1p().mean();

export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => cost(realLogits.neg()).add(cost(fakeLogits)));
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  return tf.tidy(() => (saturating ? cost(fakeLogits).neg() : cost(fakeLogits.neg())));
}
