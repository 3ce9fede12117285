import * as tf from '@tensorflow/tfjs';

/** log D is log σ(ℓ), and log(1 − D) is log σ(−ℓ): the library has both in one function. */
export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const objective = tf
      .mean(tf.logSigmoid(realLogits))
      .add<tf.Scalar>(tf.mean(tf.logSigmoid(tf.neg(fakeLogits))));
    return tf.neg(objective);
  });
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  return tf.tidy(() => {
    if (saturating) return tf.mean(tf.logSigmoid(fakeLogits.mul(-1)));
    return tf.neg(tf.mean(tf.logSigmoid(fakeLogits)));
  });
}
