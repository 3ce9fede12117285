import * as tf from '@tensorflow/tfjs';

export const title = 'Real and fake change places';
export const hint =
  'Your discriminator is rewarded for calling fakes real. Which of the two logits should it push up?';

const minusLogSigmoid = (logits: tf.Tensor) =>
  tf.relu(logits.neg()).add(tf.log1p(tf.exp(logits.abs().neg())));

export function discriminatorLoss(realLogits: tf.Tensor2D, fakeLogits: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => minusLogSigmoid(realLogits.neg()).mean().add(minusLogSigmoid(fakeLogits).mean()));
}

export function generatorLoss(fakeLogits: tf.Tensor2D, { saturating }: { saturating: boolean }): tf.Tensor {
  return tf.tidy(() =>
    saturating ? minusLogSigmoid(fakeLogits.neg()).mean().neg() : minusLogSigmoid(fakeLogits).mean(),
  );
}
