import * as tf from '@tensorflow/tfjs';

/** Plain arrays: one entry changed, asked, and put back. */
export function numericalGradient(f: (x: tf.Tensor1D) => tf.Scalar, x: tf.Tensor1D, h = 0.01): tf.Tensor1D {
  const here = Array.from(x.dataSync());
  const value = (i: number, step: number): number =>
    tf.tidy(
      () => f(tf.tensor1d(here.map((entry, j) => (i === j ? entry + step : entry)))).dataSync()[0] ?? 0,
    );
  return tf.tensor1d(here.map((_, i) => (value(i, h) - value(i, -h)) / (2 * h)));
}
