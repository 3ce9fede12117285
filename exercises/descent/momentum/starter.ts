import * as tf from '@tensorflow/tfjs';

type Gradient = (x: tf.Tensor1D) => tf.Tensor1D;
interface Options {
  learningRate: number;
  beta: number;
  steps: number;
}

/**
 * Gradient descent with a velocity: v ← β v + ∇f(x), x ← x − η v.
 *
 * @param grad the gradient of the objective, [n] in, [n] out
 * @param x0 the starting point, [n]; the velocity there is zero
 * @param options.learningRate η
 * @param options.beta how much of the velocity stays
 * @param options.steps how many steps to take
 * @returns every point of the way, x0 first, [steps + 1, n]
 */
export function momentum(grad: Gradient, x0: tf.Tensor1D, options: Options): tf.Tensor2D {
  throw new Error(
    `Not written yet: ${options.steps} steps from [${x0.shape}] with the velocity ${grad(x0)} after the first.`,
  );
}

/** The same, with the gradient taken where the velocity is about to lead: at x − η β v. */
export function nesterov(grad: Gradient, x0: tf.Tensor1D, options: Options): tf.Tensor2D {
  throw new Error(
    `Not written yet: ${options.steps} steps from [${x0.shape}], looking ahead from the second on: ${grad(x0)}.`,
  );
}
