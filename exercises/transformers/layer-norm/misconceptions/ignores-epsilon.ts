import * as tf from '@tensorflow/tfjs';

export const title = 'An epsilon of its own';
export const hint =
  'Your numbers are right for a tiny ε only. Where does the one that you are given come in?';

/** γ (x − μ) / √(σ² + ε) + β, with μ and σ² over the features of each token. */
export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, _epsilon: number): tf.Tensor {
  return tf.tidy(() => {
    const { mean, variance } = tf.moments(x, -1, true);
    return x.sub(mean).div(variance.add(1e-5).sqrt()).mul(gamma).add(beta);
  });
}
