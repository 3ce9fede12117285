import * as tf from '@tensorflow/tfjs';

/** (f(x + h eᵢ) − f(x − h eᵢ)) / 2h for every coordinate i; the rows of h·I are the h eᵢ. */
export function numericalGradient(f: (x: tf.Tensor1D) => tf.Scalar, x: tf.Tensor1D, h = 0.01): tf.Tensor1D {
  return tf.tidy(() => {
    const offsets = tf.unstack(tf.eye(x.size).mul(h)) as tf.Tensor1D[];
    const slopes = offsets.map((offset) => {
      const difference = f(x.add(offset)).sub(f(x.sub(offset)));
      return difference.div(2 * h);
    });
    return tf.stack(slopes) as tf.Tensor1D;
  });
}
