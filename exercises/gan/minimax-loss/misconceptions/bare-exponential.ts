import * as tf from '@tensorflow/tfjs';

export const title = 'Takes the exponential of the logits as they are';
export const hint =
  'Your losses are right for moderate logits, but $e^{200}$ is infinite in float32. For which sign of its argument does an exponential stay below 1?';

function minusLogSigmoid(logits: tf.Tensor): tf.Tensor {
  return tf.log1p(tf.exp(logits.neg()));
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
