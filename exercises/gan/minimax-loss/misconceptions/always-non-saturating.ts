import * as tf from '@tensorflow/tfjs';

export const title = 'Non-saturating where the objective is asked for';
export const hint =
  'Your generator uses −log D in both cases. What does it minimise when `saturating` is true?';

const minusLogSigmoid = (logits: tf.Tensor) =>
  tf.relu(logits.neg()).add(tf.log1p(tf.exp(logits.abs().neg())));

export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => minusLogSigmoid(realLogits).mean().add(minusLogSigmoid(fakeLogits.neg()).mean()));
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Tensor {
  return tf.tidy(() =>
    saturating ? minusLogSigmoid(fakeLogits).mean() : minusLogSigmoid(fakeLogits).mean(),
  );
}
