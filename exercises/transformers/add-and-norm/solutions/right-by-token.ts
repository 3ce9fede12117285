import * as tf from '@tensorflow/tfjs';

type Params = { gamma: tf.Tensor1D; beta: tf.Tensor1D; epsilon: number };

/** Sum first, then one token at a time. */
export function addAndNorm(
  x: tf.Tensor3D,
  sublayer: (x: tf.Tensor3D) => tf.Tensor3D,
  { gamma, beta, epsilon }: Params,
): tf.Tensor3D {
  return tf.tidy(() => {
    const sums = tf.add(sublayer(x), x).reshape([-1, gamma.size]);
    const rows = sums.unstack().map((token) => {
      const centred = token.sub(token.mean());
      const variance = centred.square().mean();
      return centred.mul(variance.add(epsilon).rsqrt()).mul(gamma).add(beta);
    });
    return tf.stack(rows).reshape(x.shape);
  });
}
