import * as tf from '@tensorflow/tfjs';

export const title = 'Forgets the minus sign';
export const hint =
  'Your loss has the right size and is negative. Which sign has the logarithm of a probability, and which sign should a loss have that is to be made small?';

const shifted = (logits: tf.Tensor): tf.Tensor => logits.sub(logits.max(1, true));
const stable = (logits: tf.Tensor): tf.Tensor =>
  tf.tidy(() => {
    const e = shifted(logits).exp();
    return e.div(e.sum(1, true));
  });
const losses = (logits: tf.Tensor, labels: tf.Tensor): tf.Tensor =>
  tf.tidy(() => {
    const z = shifted(logits);
    return z.exp().sum(1).log().sub(z.mul(labels).sum(1));
  });

export function softmax(logits: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => stable(logits));
}

export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => losses(logits, labels).mean().neg());
}
