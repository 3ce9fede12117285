import * as tf from '@tensorflow/tfjs';

export const title = 'Normalises over the batch';
export const hint =
  'Your statistics run along the first axis, over different tokens. Over which axis does a token have its features?';

export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number): tf.Tensor {
  return tf.tidy(() => {
    const { mean, variance } = tf.moments(x, 0, true);
    return x.sub(mean).div(variance.add(epsilon).sqrt()).mul(gamma).add(beta);
  });
}
