import * as tf from '@tensorflow/tfjs';

/** A vector, normalised; its variance as a dot product with itself. */
function normalise(token: tf.Tensor1D, epsilon: number): tf.Tensor1D {
  const centred = token.sub<tf.Tensor1D>(token.mean());
  const variance = centred.dot(centred).div(token.size);
  return centred.div(tf.sqrt(variance.add(epsilon)));
}

export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number): tf.Tensor {
  return tf.tidy(() => {
    const tokens = tf.unstack(x.reshape([-1, gamma.size])) as tf.Tensor1D[];
    const normalised = tokens.map((token) => normalise(token, epsilon).mul(gamma).add(beta));
    return tf.stack(normalised).reshape(x.shape);
  });
}
