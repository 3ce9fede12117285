import * as tf from '@tensorflow/tfjs';

/** Both sides as one list of points, and one matrix product for the differences. */
export function numericalGradient(f: (x: tf.Tensor1D) => tf.Scalar, x: tf.Tensor1D, h = 0.01): tf.Tensor {
  return tf.tidy(() => {
    const n = x.size;
    const places = tf.diag(tf.ones([n]));
    const points = tf.concat([places, places.neg()], 0).mul(h).add(x);
    const values = tf.stack(tf.unstack(points).map((point) => f(point as tf.Tensor1D)));
    return tf.sub(values.slice(0, n), values.slice(n, n)).mul(0.5 / h);
  });
}
