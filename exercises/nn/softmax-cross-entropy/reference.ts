import * as tf from '@tensorflow/tfjs';

/** The largest logit of each row, [batch, 1]: moved by it, no exponential of the row is above 1 and one is 1. */
const peaks = (logits: tf.Tensor2D): tf.Tensor2D => logits.max(1, true);

export function softmax(logits: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const exponentials = logits.sub(peaks(logits)).exp();
    return exponentials.div(exponentials.sum(1, true));
  });
}

/**
 * −log softmax(z)ₖ = log Σⱼ exp(zⱼ − m) + (m − zₖ) with m = max z. The right logit is picked before anything is
 * subtracted from it, so that a difference too large for float32 is never multiplied by a label of 0.
 */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const peak = peaks(logits);
    const logSum = logits.sub(peak).exp().sum(1, true).log();
    const right = logits.mul(labels).sum(1, true);
    return logSum.add(peak.sub(right)).mean();
  });
}
