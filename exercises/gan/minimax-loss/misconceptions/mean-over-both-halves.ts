import * as tf from '@tensorflow/tfjs';

export const title = 'One mean over both halves';
export const hint =
  'Your discriminator loss divides by all inputs at once. The objective has two expectations: how many means is that?';

/**
 * −log σ(ℓ) = log(1 + e^−ℓ) = max(−ℓ, 0) + log(1 + e^−|ℓ|), finite for every float32. Element by element. The library's
 * softplus is that, and its gradient is right at 0 as well, where maximum and absolute value have none.
 */
function minusLogSigmoid(logits: tf.Tensor): tf.Tensor {
  return tf.softplus(logits.neg());
}

/** −E[log D(x)] − E[log(1 − D(G(z)))], with 1 − σ(ℓ) = σ(−ℓ). */
export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => tf.concat([minusLogSigmoid(realLogits), minusLogSigmoid(fakeLogits.neg())]).mean());
}

/** E[log(1 − D(G(z)))] when saturating, else −E[log D(G(z))]. */
export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  return tf.tidy(() =>
    saturating
      ? minusLogSigmoid(fakeLogits.neg()).mean<tf.Scalar>().neg()
      : minusLogSigmoid(fakeLogits).mean<tf.Scalar>(),
  );
}
