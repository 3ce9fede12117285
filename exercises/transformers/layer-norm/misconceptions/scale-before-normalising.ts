import * as tf from '@tensorflow/tfjs';

export const title = 'Scales before it normalises';
export const hint =
  'Your gamma and beta are applied to the input, and the normalisation takes them out again in part. Where do they stand in the formula?';

export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number): tf.Tensor {
  return tf.tidy(() => {
    const scaled = x.mul(gamma).add(beta);
    const { mean, variance } = tf.moments(scaled, -1, true);
    return scaled.sub(mean).div(variance.add(epsilon).sqrt());
  });
}
