import * as tf from '@tensorflow/tfjs';

/** Gives the sum of all that is told to the largest pixel of each map. */
export function maxPoolBackward(x: tf.Tensor4D, dy: tf.Tensor4D): tf.Tensor4D {
  return tf.tidy(() => {
    const largest = x.max([1, 2], true);
    return x
      .equal(largest)
      .cast('float32')
      .mul(dy.sum([1, 2], true));
  });
}

export function avgPoolBackward(
  dy: tf.Tensor4D,
  { height, width }: { size: number; stride: number; height: number; width: number },
): tf.Tensor4D {
  return tf.tidy(() =>
    dy
      .sum([1, 2], true)
      .div(height * width)
      .tile([1, height, width, 1]),
  ) as tf.Tensor4D;
}
