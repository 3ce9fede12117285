import * as tf from '@tensorflow/tfjs';

export const title = 'The variance as E[x²] − E[x]²';
export const hint =
  'Your tokens are right while their mean is small. Where it is large, two large numbers that nearly agree are subtracted, and float32 keeps little of the difference. What should be subtracted before anything is squared?';

/** γ (x − μ) / √(σ² + ε) + β, with μ and σ² over the features of each token. */
export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number): tf.Tensor {
  return tf.tidy(() => {
    const mean = x.mean(-1, true);
    const variance = tf.relu(x.square().mean(-1, true).sub(mean.square()));
    return x.sub(mean).div(variance.add(epsilon).sqrt()).mul(gamma).add(beta);
  });
}
