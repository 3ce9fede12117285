import * as tf from '@tensorflow/tfjs';

/** The values are right; the discriminator's gradient is 0 where a logit is beyond 50. */
const cost = tf.customGrad((x, save) => {
  (save as tf.GradSaveFunc)([x as tf.Tensor]);
  return {
    value: tf.softplus(x as tf.Tensor),
    gradFunc: (dy: tf.Tensor, [saved]: tf.Tensor[]) =>
      saved === undefined ? dy : dy.mul(saved.sigmoid()).mul(saved.abs().less(50).cast('float32')),
  };
});

export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => cost(realLogits.neg()).mean().add<tf.Scalar>(cost(fakeLogits).mean()));
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  return tf.tidy(() =>
    saturating
      ? tf.softplus(fakeLogits).mean<tf.Scalar>().neg()
      : tf.softplus(fakeLogits.neg()).mean<tf.Scalar>(),
  );
}
