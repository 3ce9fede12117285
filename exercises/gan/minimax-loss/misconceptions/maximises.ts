import * as tf from '@tensorflow/tfjs';

export const title = 'Minimises the objective itself';
export const hint =
  'Your discriminator loss has the right size and the wrong sign. The discriminator maximises the objective; what does an optimiser do with a loss?';

const minusLogSigmoid = (logits: tf.Tensor) =>
  tf.relu(logits.neg()).add(tf.log1p(tf.exp(logits.abs().neg())));

export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() =>
    minusLogSigmoid(realLogits).mean().add(minusLogSigmoid(fakeLogits.neg()).mean()).neg(),
  );
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Tensor {
  return tf.tidy(() =>
    saturating ? minusLogSigmoid(fakeLogits.neg()).mean().neg() : minusLogSigmoid(fakeLogits).mean(),
  );
}
