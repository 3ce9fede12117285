/** Hands the solution objectives whose gradients are known, because a function cannot cross between realms. */
import * as tf from '@tensorflow/tfjs';

type Gradient = (x: tf.Tensor1D) => tf.Tensor1D;
interface Options {
  learningRate: number;
  beta: number;
  steps: number;
}
/** Whoever reads values with `data()` gives it later. */
type Trajectory = tf.Tensor2D | Promise<tf.Tensor2D>;
type Method = (grad: Gradient, x0: tf.Tensor1D, options: Options) => Trajectory;
interface Solution {
  momentum: Method;
  nesterov: Method;
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

/** momentum() on ½ xᵀAx − bᵀx. */
export function momentumOnQuadratic(
  solution: Solution,
  a: tf.Tensor2D,
  b: tf.Tensor1D,
  x0: tf.Tensor1D,
  options: Options,
): Trajectory {
  return solution.momentum(quadraticGradient(a, b), x0, options);
}

/** nesterov() on ½ xᵀAx − bᵀx. */
export function nesterovOnQuadratic(
  solution: Solution,
  a: tf.Tensor2D,
  b: tf.Tensor1D,
  x0: tf.Tensor1D,
  options: Options,
): Trajectory {
  return solution.nesterov(quadraticGradient(a, b), x0, options);
}

/** momentum() in Rosenbrock's valley. */
export function momentumOnRosenbrock(solution: Solution, x0: tf.Tensor1D, options: Options): Trajectory {
  return solution.momentum(rosenbrockGradient, x0, options);
}

/** nesterov() in Rosenbrock's valley. */
export function nesterovOnRosenbrock(solution: Solution, x0: tf.Tensor1D, options: Options): Trajectory {
  return solution.nesterov(rosenbrockGradient, x0, options);
}

/** How often each method asked for the gradient of x², and where it ended. */
export async function evaluations(
  solution: Solution,
  x0: tf.Tensor1D,
  options: Options,
): Promise<Record<'momentum' | 'nesterov', { gradientCalls: number; last: tf.Tensor }>> {
  const count = async (method: Method) => {
    let gradientCalls = 0;
    const grad: Gradient = (x) => {
      gradientCalls += 1;
      return x.mul(2);
    };
    const trajectory = await method(grad, x0, options);
    return { gradientCalls, last: trajectory.slice([options.steps, 0], [1, -1]) };
  };
  return { momentum: await count(solution.momentum), nesterov: await count(solution.nesterov) };
}
