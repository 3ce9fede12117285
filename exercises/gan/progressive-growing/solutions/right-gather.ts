import * as tf from '@tensorflow/tfjs';

/** Row 2i and row 2i + 1 of the large image are row i of the small one, and so with columns. */
export function fadeIn(low: tf.Tensor4D, high: tf.Tensor4D, alpha: number): tf.Tensor4D {
  return tf.tidy(() => {
    const halves = (count: number) =>
      tf.tensor1d(
        Array.from({ length: count }, (_, i) => i >> 1),
        'int32',
      );
    const [, height, width] = high.shape;
    const old = low.gather(halves(height), 1).gather(halves(width), 2);
    return tf.addN([old.mul(1 - alpha), high.mul(alpha)]) as tf.Tensor4D;
  });
}
