import * as tf from '@tensorflow/tfjs';

type Params = { gamma: tf.Tensor1D; beta: tf.Tensor1D; epsilon: number };

/** RMSNorm, as newer models have it: no mean is subtracted. */
export function addAndNorm(
  x: tf.Tensor3D,
  sublayer: (x: tf.Tensor3D) => tf.Tensor3D,
  { gamma, beta, epsilon }: Params,
): tf.Tensor3D {
  return tf.tidy(() => {
    const sum = x.add<tf.Tensor3D>(sublayer(x));
    const power = sum.square().mean(-1, true);
    return sum.div(power.add(epsilon).sqrt()).mul(gamma).add(beta);
  });
}
