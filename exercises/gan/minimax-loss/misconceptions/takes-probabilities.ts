import * as tf from '@tensorflow/tfjs';

export const title = 'Takes the logits for probabilities';
export const hint =
  'Your loss is the logarithm of the arguments themselves. Are they probabilities already, and what makes one of a logit?';

function minusLogSigmoid(logits: tf.Tensor): tf.Tensor {
  return tf.neg(tf.log(logits));
}

/** −E[log D(x)] − E[log(1 − D(G(z)))], with 1 − σ(ℓ) = σ(−ℓ). */
export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() =>
    minusLogSigmoid(realLogits)
      .mean()
      .add<tf.Scalar>(minusLogSigmoid(tf.sub(1, fakeLogits)).mean()),
  );
}

/** E[log(1 − D(G(z)))] when saturating, else −E[log D(G(z))]. */
export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  return tf.tidy(() =>
    saturating
      ? minusLogSigmoid(tf.sub(1, fakeLogits)).mean<tf.Scalar>().neg()
      : minusLogSigmoid(fakeLogits).mean<tf.Scalar>(),
  );
}
