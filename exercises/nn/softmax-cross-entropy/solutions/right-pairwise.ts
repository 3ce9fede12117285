import * as tf from '@tensorflow/tfjs';

/** log(eᵃ + eᵇ) = max(a, b) + log(1 + e^−|a−b|): nothing can overflow. */
const logAdd = (a: tf.Tensor, b: tf.Tensor): tf.Tensor =>
  tf.maximum(a, b).add(tf.softplus(a.sub(b).abs().neg()));

/** log Σ exp, class by class. [batch, classes] to [batch, 1] */
const logSum = (logits: tf.Tensor2D): tf.Tensor =>
  tf
    .split(logits, logits.shape[1], 1)
    .reduce<tf.Tensor>((total, column, k) => (k === 0 ? column : logAdd(total, column)), logits);

export function softmax(logits: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => logits.sub<tf.Tensor2D>(logSum(logits)).exp());
}

export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const right = logits.mul(labels).sum(1, true);
    return logSum(logits).sub(right).mean<tf.Scalar>();
  });
}
