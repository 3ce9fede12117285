import * as tf from '@tensorflow/tfjs';

export interface Descent {
  trajectory: tf.Tensor2D;
  rates: tf.Tensor1D;
}

/**
 * Gradient descent whose every step finds its own rate by backtracking.
 *
 * @param f the objective: a point [n] in, a scalar tensor out
 * @param grad its gradient, [n] in, [n] out
 * @param x0 the starting point, [n]
 * @param options.alpha the share of the promised descent that is enough
 * @param options.beta the factor that shortens a rate
 * @param options.steps how many steps to take
 * @returns every point, x0 first, [steps + 1, n], and the rate of every step, [steps]
 */
export function backtracking(
  f: (x: tf.Tensor1D) => tf.Scalar,
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { alpha, beta, steps }: { alpha: number; beta: number; steps: number },
): Descent {
  const [height] = f(x0).dataSync();
  throw new Error(
    `Not written yet: ${steps} steps down from ${height}, slope ${grad(x0)}. Is a rate of 1 short enough, or ${beta}, with a share of ${alpha}?`,
  );
}
