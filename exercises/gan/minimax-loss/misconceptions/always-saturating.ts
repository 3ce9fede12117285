import * as tf from '@tensorflow/tfjs';

export const title = 'Saturating where the other form is asked for';
export const hint =
  'Your generator uses log(1 − D) in both cases. What does it minimise when `saturating` is false?';

const minusLogSigmoid = (logits: tf.Tensor) =>
  tf.relu(logits.neg()).add(tf.log1p(tf.exp(logits.abs().neg())));

export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => minusLogSigmoid(realLogits).mean().add(minusLogSigmoid(fakeLogits.neg()).mean()));
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Tensor {
  return tf.tidy(() =>
    saturating
      ? minusLogSigmoid(fakeLogits.neg()).mean().neg()
      : minusLogSigmoid(fakeLogits.neg()).mean().neg(),
  );
}
