import * as tf from '@tensorflow/tfjs';

/** Makes every centred token a unit vector: the square root of a sum, not of a mean. */
export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number): tf.Tensor {
  return tf.tidy(() => {
    const centred = x.sub(x.mean(-1, true));
    const length = centred.square().sum(-1, true).add(epsilon).sqrt();
    return centred.div(length).mul(gamma).add(beta);
  });
}
