import * as tf from '@tensorflow/tfjs';

export const title = 'One mean over both halves';
export const hint =
  'Your discriminator loss divides by all inputs at once. The objective has two expectations: how many means is that?';

const minusLogSigmoid = (logits: tf.Tensor) =>
  tf.relu(logits.neg()).add(tf.log1p(tf.exp(logits.abs().neg())));

export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => tf.concat([minusLogSigmoid(realLogits), minusLogSigmoid(fakeLogits.neg())]).mean());
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Tensor {
  return tf.tidy(() =>
    saturating ? minusLogSigmoid(fakeLogits.neg()).mean().neg() : minusLogSigmoid(fakeLogits).mean(),
  );
}
