import * as tf from '@tensorflow/tfjs';

export const title = 'Adds epsilon outside the root';
export const hint =
  'Your numbers are close, and farthest off where a token hardly varies. Is epsilon added to the variance or to the standard deviation?';

export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number): tf.Tensor {
  return tf.tidy(() => {
    const { mean, variance } = tf.moments(x, -1, true);
    return x.sub(mean).div(variance.sqrt().add(epsilon)).mul(gamma).add(beta);
  });
}
