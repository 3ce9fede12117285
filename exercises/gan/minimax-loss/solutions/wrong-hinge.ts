import * as tf from '@tensorflow/tfjs';

/** The hinge loss of later GANs. */
const cost = (logits: tf.Tensor): tf.Scalar => logits.add(1).relu().mean();

export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => cost(realLogits.neg()).add(cost(fakeLogits)));
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  return tf.tidy(() => (saturating ? cost(fakeLogits).neg() : cost(fakeLogits.neg())));
}
