/** Hands the solution objectives with their gradients, because a function cannot cross between realms. */
import * as tf from '@tensorflow/tfjs';

type Objective = (x: tf.Tensor1D) => tf.Scalar;
type Gradient = (x: tf.Tensor1D) => tf.Tensor1D;
interface Options {
  alpha: number;
  beta: number;
  steps: number;
}
interface Descent {
  trajectory: tf.Tensor2D;
  rates: tf.Tensor1D;
}
interface Solution {
  /** Heights are read with `data()` as well as with `dataSync()`. */
  backtracking(f: Objective, grad: Gradient, x0: tf.Tensor1D, options: Options): Descent | Promise<Descent>;
}

/** On f = ½ xᵀAx for symmetric A [n, n]: its gradient is Ax. */
export function onQuadratic(solution: Solution, a: tf.Tensor2D, x0: tf.Tensor1D, options: Options) {
  const f: Objective = (x) => tf.tidy(() => x.dot(a.dot(x)).div(2) as tf.Scalar);
  const grad: Gradient = (x) => tf.tidy(() => a.dot(x) as tf.Tensor1D);
  return solution.backtracking(f, grad, x0, options);
}

/** On f = Σ cᵢ (e^xᵢ + e^−xᵢ), flat in the middle and steep outside: its gradient is cᵢ (e^xᵢ − e^−xᵢ). */
export function onWalls(solution: Solution, c: tf.Tensor1D, x0: tf.Tensor1D, options: Options) {
  const f: Objective = (x) => tf.tidy(() => x.exp().add(x.neg().exp()).mul(c).sum() as tf.Scalar);
  const grad: Gradient = (x) => tf.tidy(() => x.exp().sub(x.neg().exp()).mul(c) as tf.Tensor1D);
  return solution.backtracking(f, grad, x0, options);
}

/** How often the gradient of ½ xᵀAx was asked for, and the rates that were found. */
export async function evaluations(
  solution: Solution,
  a: tf.Tensor2D,
  x0: tf.Tensor1D,
  options: Options,
): Promise<{ gradientCalls: number; rates: tf.Tensor1D }> {
  let gradientCalls = 0;
  const f: Objective = (x) => tf.tidy(() => x.dot(a.dot(x)).div(2) as tf.Scalar);
  const grad: Gradient = (x) => {
    gradientCalls += 1;
    return tf.tidy(() => a.dot(x) as tf.Tensor1D);
  };
  const { rates } = await solution.backtracking(f, grad, x0, options);
  return { gradientCalls, rates };
}
