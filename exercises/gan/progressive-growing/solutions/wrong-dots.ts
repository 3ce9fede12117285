import * as tf from '@tensorflow/tfjs';

/** Puts each pixel at the corner of its square and zeros beside it. */
export function fadeIn(low: tf.Tensor4D, high: tf.Tensor4D, alpha: number): tf.Tensor4D {
  return tf.tidy(() => {
    const [batch, height, width, channels] = low.shape;
    const corner = low.reshape([batch, height, 1, width, 1, channels]).pad([
      [0, 0],
      [0, 0],
      [0, 1],
      [0, 0],
      [0, 1],
      [0, 0],
    ]);
    const old = corner.reshape(high.shape);
    return old.mul(1 - alpha).add(high.mul(alpha)) as tf.Tensor4D;
  });
}
