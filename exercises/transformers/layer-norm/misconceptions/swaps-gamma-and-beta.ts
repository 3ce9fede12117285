import * as tf from '@tensorflow/tfjs';

export const title = 'Swaps scale and shift';
export const hint = 'Your tokens are stretched by what should move them. Which of γ and β is multiplied?';

/** β (x − μ) / √(σ² + ε) + γ, with μ and σ² over the features of each token. */
export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number): tf.Tensor {
  return tf.tidy(() => {
    const { mean, variance } = tf.moments(x, -1, true);
    return x.sub(mean).div(variance.add(epsilon).sqrt()).mul(beta).add(gamma);
  });
}
