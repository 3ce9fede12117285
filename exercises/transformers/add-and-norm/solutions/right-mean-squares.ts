import * as tf from '@tensorflow/tfjs';

type Params = { gamma: tf.Tensor1D; beta: tf.Tensor1D; epsilon: number };

/** Centres with a matrix, and measures the size with a dot product. */
export function addAndNorm(
  x: tf.Tensor3D,
  sublayer: (x: tf.Tensor3D) => tf.Tensor3D,
  params: Params,
): tf.Tensor3D {
  return tf.tidy(() => {
    const n = x.shape[2];
    const sum = x.add(sublayer(x)).reshape([-1, n]) as tf.Tensor2D;
    const centred = sum.sub(sum.sum(1, true).div(n));
    const power = tf.sum(tf.mul(centred, centred), 1, true).div(n);
    const scale = tf.sqrt(power.add(params.epsilon));
    return centred.div(scale).mul(params.gamma).add(params.beta).reshape(x.shape) as tf.Tensor3D;
  });
}
