/** Hands the solution objectives whose gradients are known, because a function cannot cross between realms. */
import * as tf from '@tensorflow/tfjs';

interface Options {
  learningRate: number;
  steps: number;
}
type Gradient = (x: tf.Tensor1D) => tf.Tensor1D;
/** Whoever reads values with `data()` gives it later. */
type Trajectory = tf.Tensor2D | Promise<tf.Tensor2D>;
interface Solution {
  gradientDescent(grad: Gradient, x0: tf.Tensor1D, options: Options): Trajectory;
}

/** ∇(½ xᵀAx − bᵀx) = Ax − b, for symmetric A [n, n] and b [n]. */
const quadraticGradient =
  (a: tf.Tensor2D, b: tf.Tensor1D): Gradient =>
  (x) =>
    tf.tidy(() => a.dot(x).sub(b) as tf.Tensor1D);

/** The gradient of (1 − x)² + 100 (y − x²)², Rosenbrock's valley. */
const rosenbrockGradient: Gradient = (point) =>
  tf.tidy(() => {
    const [x, y] = tf.unstack(point) as [tf.Scalar, tf.Scalar];
    const valley = y.sub(x.square());
    const dx = x.sub(1).mul(2).sub(x.mul(valley).mul(400));
    return tf.stack([dx, valley.mul(200)]) as tf.Tensor1D;
  });

/** Trajectory on ½ xᵀAx − bᵀx. */
export function onQuadratic(
  solution: Solution,
  a: tf.Tensor2D,
  b: tf.Tensor1D,
  x0: tf.Tensor1D,
  options: Options,
): Trajectory {
  return solution.gradientDescent(quadraticGradient(a, b), x0, options);
}

/** Trajectory in Rosenbrock's valley. */
export function onRosenbrock(solution: Solution, x0: tf.Tensor1D, options: Options): Trajectory {
  return solution.gradientDescent(rosenbrockGradient, x0, options);
}

/** How often the gradient was asked for, and where it ended. */
export async function evaluations(
  solution: Solution,
  x0: tf.Tensor1D,
  options: Options,
): Promise<{ gradientCalls: number; last: tf.Tensor }> {
  let gradientCalls = 0;
  const trajectory = await solution.gradientDescent(
    (x) => {
      gradientCalls += 1;
      return x.mul(2);
    },
    x0,
    options,
  );
  return { gradientCalls, last: trajectory.slice([options.steps, 0], [1, -1]) };
}
