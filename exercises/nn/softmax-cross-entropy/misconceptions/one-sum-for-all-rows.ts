import * as tf from '@tensorflow/tfjs';

export const title = 'One sum for all rows';
export const hint =
  'All your probabilities together sum to one; each row should. Over which axis do you sum?';

/** Every row moved so that its largest logit is 0: the softmax is the same and no exponential overflows. */
const shifted = (logits: tf.Tensor2D): tf.Tensor2D => logits.sub(logits.max(1, true));

export function softmax(logits: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const exponentials = shifted(logits).exp();
    return exponentials.div(exponentials.sum());
  });
}

/** −log softmax(z)ₖ = log Σⱼ exp(zⱼ) − zₖ, on the shifted logits. */
export function crossEntropy(logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const z = shifted(logits);
    const logSum = z.exp().sum().log();
    const right = z.mul(labels).sum(1);
    return logSum.sub(right).mean();
  });
}
