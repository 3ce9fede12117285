import * as tf from '@tensorflow/tfjs';

/** All angles as one outer product; sine and cosine are interleaved by a stack along a last axis. */
export function positionalEncoding(length: number, dModel: number): tf.Tensor2D {
  return tf.tidy(() => {
    const pairs = Math.ceil(dModel / 2);
    const positions = tf.range(0, length).reshape([length, 1]);
    const frequencies = tf.exp(tf.range(0, pairs).mul((-2 * Math.log(10_000)) / dModel));
    const angles = positions.mul(frequencies);
    const both = tf.stack([angles.sin(), angles.cos()], 2).reshape([length, 2 * pairs]);
    return both.slice([0, 0], [length, dModel]) as tf.Tensor2D;
  });
}
