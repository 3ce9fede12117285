import * as tf from '@tensorflow/tfjs';

/** Rounds an odd width up and keeps the width that came out. */
export function positionalEncoding(length: number, dModel: number): tf.Tensor2D {
  return tf.tidy(() => {
    const pairs = Math.ceil(dModel / 2);
    const positions = tf.range(0, length).reshape([length, 1]);
    const exponents = tf.range(0, pairs).mul(2 / dModel);
    const angles = positions.div(tf.pow(10_000, exponents));
    return tf.stack([angles.sin(), angles.cos()], 2).reshape([length, 2 * pairs]) as tf.Tensor2D;
  });
}
