import * as tf from '@tensorflow/tfjs';

/** Adds the batch up instead of taking its mean. */
const cost = (logits: tf.Tensor): tf.Scalar => logits.softplus().sum();

export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => cost(realLogits.neg()).add(cost(fakeLogits)));
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  return tf.tidy(() => (saturating ? cost(fakeLogits).neg() : cost(fakeLogits.neg())));
}
