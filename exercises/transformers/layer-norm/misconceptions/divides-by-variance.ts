import * as tf from '@tensorflow/tfjs';

export const title = 'Divides by the variance';
export const hint =
  'Your tokens do not come out with variance one. What is divided by: the variance or its root?';

export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number): tf.Tensor {
  return tf.tidy(() => {
    const { mean, variance } = tf.moments(x, -1, true);
    return x.sub(mean).div(variance.add(epsilon)).mul(gamma).add(beta);
  });
}
