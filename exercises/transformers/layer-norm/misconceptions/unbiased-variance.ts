import * as tf from '@tensorflow/tfjs';

export const title = 'Divides the variance by d − 1';
export const hint =
  'Your outputs are a little too small, most for tokens with few features. By how many values does the statement divide?';

export function layerNorm(x: tf.Tensor, gamma: tf.Tensor1D, beta: tf.Tensor1D, epsilon: number): tf.Tensor {
  return tf.tidy(() => {
    const d = x.shape.at(-1) ?? 1;
    const { mean, variance } = tf.moments(x, -1, true);
    return x
      .sub(mean)
      .div(
        variance
          .mul(d / Math.max(d - 1, 1))
          .add(epsilon)
          .sqrt(),
      )
      .mul(gamma)
      .add(beta);
  });
}
