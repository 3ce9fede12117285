import * as tf from '@tensorflow/tfjs';

/** log(1 + e^ℓ) as a log-sum-exp of 0 and ℓ, which sit side by side in a row. */
const cost = (logits: tf.Tensor2D): tf.Scalar =>
  tf
    .logSumExp(
      tf.pad(logits, [
        [0, 0],
        [1, 0],
      ]),
      1,
    )
    .mean();

export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => cost(realLogits.mul(-1)).add(cost(fakeLogits)));
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  return tf.tidy(() => (saturating ? tf.neg(cost(fakeLogits)) : cost(fakeLogits.mul(-1))));
}
