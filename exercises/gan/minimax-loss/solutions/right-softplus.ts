import * as tf from '@tensorflow/tfjs';

/** −log σ(ℓ) = softplus(−ℓ) and −log(1 − σ(ℓ)) = softplus(ℓ): the library has it in stable form. */
export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => tf.add(tf.softplus(tf.neg(realLogits)).mean(), tf.softplus(fakeLogits).mean()));
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  return tf.tidy(() => {
    const cost = tf.softplus(saturating ? fakeLogits : tf.neg(fakeLogits)).mean<tf.Scalar>();
    return saturating ? cost.neg() : cost;
  });
}
