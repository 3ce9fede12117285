import * as tf from '@tensorflow/tfjs';

/** Centring is a projection: (I − 11ᵀ/n) takes the mean of every row away, whatever the rank. */
export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number): tf.Tensor {
  return tf.tidy(() => {
    const n = gamma.size;
    const centring = tf.eye(n).sub<tf.Tensor2D>(1 / n);
    const centred = x.reshape<tf.Tensor2D>([-1, n]).matMul(centring);
    const power = centred.square().matMul(tf.fill<tf.Rank.R2>([n, 1], 1 / n));
    return centred.mul(power.add(epsilon).rsqrt()).mul(gamma).add(beta).reshape(x.shape);
  });
}
