import * as tf from '@tensorflow/tfjs';

/** RMSNorm: divides by the size of the token without taking its mean away. */
export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number): tf.Tensor {
  return tf.tidy(() => {
    const size = x.square().mean(-1, true).add(epsilon).sqrt();
    return x.div(size).mul(gamma).add(beta);
  });
}
