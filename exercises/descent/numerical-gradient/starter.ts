import * as tf from '@tensorflow/tfjs';

/**
 * The gradient of f at x, measured by central differences.
 *
 * @param f the function: a point [n] in, a scalar tensor out
 * @param x where, [n]
 * @param h how far to go to each side
 * @returns one slope for each coordinate, [n]
 */
export function numericalGradient(f: (x: tf.Tensor1D) => tf.Scalar, x: tf.Tensor1D, h = 0.01): tf.Tensor1D {
  throw new Error(
    `Not written yet: f is ${f(x)} here; what is it ${h} to each side, along each of ${x.size} coordinates?`,
  );
}
