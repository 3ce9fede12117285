import * as tf from '@tensorflow/tfjs';

export interface Params {
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
  epsilon: number;
}

function layerNorm(x: tf.Tensor3D, { gamma, beta, epsilon }: Params): tf.Tensor3D {
  const { mean, variance } = tf.moments(x, -1, true);
  return x.sub(mean).div(variance.add(epsilon).sqrt()).mul(gamma).add(beta);
}

/** LayerNorm(x + Sublayer(x)), the normalisation after the sum. */
export function addAndNorm(
  x: tf.Tensor3D,
  sublayer: (x: tf.Tensor3D) => tf.Tensor3D,
  params: Params,
): tf.Tensor3D {
  return tf.tidy(() => layerNorm(x.add(sublayer(x)), params));
}
