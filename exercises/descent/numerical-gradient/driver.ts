/** Hands the solution functions to measure, because a function cannot cross between realms. */
import * as tf from '@tensorflow/tfjs';

type Objective = (x: tf.Tensor1D) => tf.Scalar;
/** Whoever reads values with `data()` gives it later. */
type Slope = tf.Tensor1D | Promise<tf.Tensor1D>;
interface Solution {
  numericalGradient(f: Objective, x: tf.Tensor1D, h?: number): Slope;
}

/** f = ½ xᵀAx + bᵀx for symmetric A [n, n] and b [n]: its gradient is Ax + b. */
export function ofQuadratic(
  solution: Solution,
  a: tf.Tensor2D,
  b: tf.Tensor1D,
  x: tf.Tensor1D,
  h?: number,
): Slope {
  return solution.numericalGradient(
    (at) => tf.tidy(() => at.dot(a.dot(at).div(2).add(b)) as tf.Scalar),
    x,
    h,
  );
}

/** f = Σ cᵢ xᵢ³: its gradient is 3 cᵢ xᵢ². */
export function ofCubes(solution: Solution, c: tf.Tensor1D, x: tf.Tensor1D, h?: number): Slope {
  return solution.numericalGradient(
    (at) => tf.tidy(() => at.mul(at.square()).mul(c).sum() as tf.Scalar),
    x,
    h,
  );
}

/** f = Σ sin(cᵢ xᵢ): its gradient is cᵢ cos(cᵢ xᵢ). */
export function ofSines(solution: Solution, c: tf.Tensor1D, x: tf.Tensor1D, h?: number): Slope {
  return solution.numericalGradient((at) => tf.tidy(() => at.mul(c).sin().sum() as tf.Scalar), x, h);
}

/** f = Σ |xᵢ|, which has a kink wherever a coordinate is 0. */
export function ofAbsoluteValues(solution: Solution, x: tf.Tensor1D, h?: number): Slope {
  return solution.numericalGradient((at) => tf.tidy(() => at.abs().sum() as tf.Scalar), x, h);
}

/** How often the function was asked for a value, beside the gradient of Σ cᵢ xᵢ² that was measured. */
export async function evaluations(
  solution: Solution,
  c: tf.Tensor1D,
  x: tf.Tensor1D,
  h?: number,
): Promise<{ calls: number; gradient: tf.Tensor1D }> {
  let calls = 0;
  const f: Objective = (at) => {
    calls += 1;
    return tf.tidy(() => at.square().mul(c).sum() as tf.Scalar);
  };
  const gradient = await solution.numericalGradient(f, x, h);
  return { calls, gradient };
}
