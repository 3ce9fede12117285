import * as tf from '@tensorflow/tfjs';

export const title = 'Takes the logarithm of a sigmoid';
export const hint =
  'Your losses are right for small logits and infinite for large ones: far from 0 a sigmoid is rounded to 0 or 1 in float32. Can log σ(ℓ) be written without computing σ(ℓ)?';

function minusLogSigmoid(logits: tf.Tensor): tf.Tensor {
  return tf.neg(tf.log(tf.sigmoid(logits)));
}

/** −E[log D(x)] − E[log(1 − D(G(z)))], with 1 − σ(ℓ) = σ(−ℓ). */
export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() =>
    minusLogSigmoid(realLogits)
      .mean()
      .add<tf.Scalar>(tf.neg(tf.log(tf.sub(1, tf.sigmoid(fakeLogits)))).mean()),
  );
}

/** E[log(1 − D(G(z)))] when saturating, else −E[log D(G(z))]. */
export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  return tf.tidy(() =>
    saturating
      ? tf.log(tf.sub(1, tf.sigmoid(fakeLogits))).mean<tf.Scalar>()
      : minusLogSigmoid(fakeLogits).mean<tf.Scalar>(),
  );
}
