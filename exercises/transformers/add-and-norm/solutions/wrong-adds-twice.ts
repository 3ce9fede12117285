import * as tf from '@tensorflow/tfjs';

type Params = { gamma: tf.Tensor1D; beta: tf.Tensor1D; epsilon: number };

/** Adds the token once more after the normalisation. */
export function addAndNorm(
  x: tf.Tensor3D,
  sublayer: (x: tf.Tensor3D) => tf.Tensor3D,
  { gamma, beta, epsilon }: Params,
): tf.Tensor3D {
  return tf.tidy(() => {
    const sum = x.add<tf.Tensor3D>(sublayer(x));
    const { mean, variance } = tf.moments(sum, 2, true);
    return sum.sub(mean).div(variance.add(epsilon).sqrt()).mul(gamma).add(beta).add(x);
  });
}
