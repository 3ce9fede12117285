import * as tf from '@tensorflow/tfjs';

/** Weights whose squares add up to 1, as for noise. */
export function fadeIn(low: tf.Tensor4D, high: tf.Tensor4D, alpha: number): tf.Tensor4D {
  return tf.tidy(() => {
    const [batch, height, width, channels] = low.shape;
    const squares = low.reshape([batch, height, 1, width, 1, channels]).tile([1, 1, 2, 1, 2, 1]);
    const old = squares.reshape(high.shape);
    return old.mul(Math.sqrt(1 - alpha)).add(high.mul(Math.sqrt(alpha))) as tf.Tensor4D;
  });
}
