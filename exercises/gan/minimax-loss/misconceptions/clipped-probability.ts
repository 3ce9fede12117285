import * as tf from '@tensorflow/tfjs';

export const title = 'Takes the logarithm of a clipped probability';
export const hint =
  'Moderate logits are right; beyond about ±16 the loss stops growing. Instead of protecting the logarithm from zero, write log σ(ℓ) so that the sigmoid never appears.';

const logOfSigmoid = (logits: tf.Tensor) => tf.log(tf.sigmoid(logits).clipByValue(1e-7, 1));

export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => logOfSigmoid(realLogits).mean().add(logOfSigmoid(fakeLogits.neg()).mean()).neg());
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Tensor {
  return tf.tidy(() =>
    saturating ? logOfSigmoid(fakeLogits.neg()).mean() : logOfSigmoid(fakeLogits).mean().neg(),
  );
}
