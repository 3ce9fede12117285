import * as tf from '@tensorflow/tfjs';

/** σ(ℓ) is a softmax over two classes with logits (ℓ, 0): log D in column 0, log(1 − D) in column 1. */
function logProbabilities(logits: tf.Tensor2D): { real: tf.Scalar; fake: tf.Scalar } {
  const flat = logits.flatten();
  const table = tf.logSoftmax(tf.stack([flat, flat.zerosLike()], 1));
  const [real, fake] = tf.unstack(table.mean(0)) as [tf.Scalar, tf.Scalar];
  return { real, fake };
}

export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() =>
    tf.neg(logProbabilities(realLogits).real.add<tf.Scalar>(logProbabilities(fakeLogits).fake)),
  );
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Scalar {
  return tf.tidy(() => {
    const { real, fake } = logProbabilities(fakeLogits);
    return saturating ? fake : real.neg();
  });
}
