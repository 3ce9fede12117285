import * as tf from '@tensorflow/tfjs';

/** Keeps the exponentials finite by cutting the logits. */
const powers = (logits: tf.Tensor2D): tf.Tensor2D => tf.exp(tf.clipByValue(logits, -80, 80));

export function softmax(logits: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => powers(logits).div(powers(logits).sum(1, true)));
}

export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const logSum = powers(logits).sum(1).log();
    return logSum.sub(logits.mul(labels).sum(1)).mean<tf.Scalar>();
  });
}
