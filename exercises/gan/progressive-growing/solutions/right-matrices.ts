import * as tf from '@tensorflow/tfjs';

/** Doubling is linear: a matrix from the left for the rows, one from the right for the columns. */
export function fadeIn(low: tf.Tensor4D, high: tf.Tensor4D, alpha: number): tf.Tensor4D {
  return tf.tidy(() => {
    const [, height, width] = low.shape;
    // [2n, n], with a one at i and ⌊i / 2⌋.
    const doubling = (n: number) =>
      tf
        .range(0, 2 * n)
        .div(2)
        .floor()
        .expandDims(1)
        .equal(tf.range(0, n))
        .cast('float32');
    const tall = tf.einsum('ih,bhwc->biwc', doubling(height), low);
    const old = tf.einsum('jw,biwc->bijc', doubling(width), tall);
    return old.add(high.sub(old).mul(alpha)) as tf.Tensor4D;
  });
}
