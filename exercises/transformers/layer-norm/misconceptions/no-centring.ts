import * as tf from '@tensorflow/tfjs';

export const title = 'Does not subtract the mean';
export const hint =
  'Your tokens are divided by the right size and stay where they were. What is subtracted before the division?';

/** γ (x − μ) / √(σ² + ε) + β, with μ and σ² over the features of each token. */
export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number): tf.Tensor {
  return tf.tidy(() => {
    const { variance } = tf.moments(x, -1, true);
    return x.div(variance.add(epsilon).sqrt()).mul(gamma).add(beta);
  });
}
