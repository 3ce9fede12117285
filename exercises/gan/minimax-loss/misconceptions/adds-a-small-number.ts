import * as tf from '@tensorflow/tfjs';

export const title = 'Adds a small number inside the logarithm';
export const hint =
  'Moderate logits are right; far from 0 the loss stops growing. Instead of keeping the logarithm away from zero, can log σ(ℓ) be written so that the sigmoid never appears?';

function minusLogSigmoid(logits: tf.Tensor): tf.Tensor {
  return tf.neg(tf.log(tf.sigmoid(logits).add(1e-8)));
}

/** −E[log D(x)] − E[log(1 − D(G(z)))], with 1 − σ(ℓ) = σ(−ℓ). */
export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() =>
    minusLogSigmoid(realLogits).mean().add<tf.Scalar>(minusLogSigmoid(fakeLogits.neg()).mean()),
  );
}

/** E[log(1 − D(G(z)))] when saturating, else −E[log D(G(z))]. */
export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  return tf.tidy(() =>
    saturating
      ? minusLogSigmoid(fakeLogits.neg()).mean<tf.Scalar>().neg()
      : minusLogSigmoid(fakeLogits).mean<tf.Scalar>(),
  );
}
