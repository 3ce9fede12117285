/** Hands the solution residuals whose derivatives are known, because a function cannot cross between realms. */
import * as tf from '@tensorflow/tfjs';

type Residual = (x: tf.Tensor1D) => tf.Tensor1D;
type Jacobian = (x: tf.Tensor1D) => tf.Tensor2D;
interface Options {
  damping: number;
}
/** Whoever reads values with `data()` gives it later. */
type Point = tf.Tensor1D | Promise<tf.Tensor1D>;
interface Solution {
  gaussNewtonStep(residual: Residual, jacobian: Jacobian, x: tf.Tensor1D, options: Options): Point;
}

/** r(x) = a x − b, for a [m, n] and b [m]. */
export function onLinear(
  solution: Solution,
  a: tf.Tensor2D,
  b: tf.Tensor1D,
  x: tf.Tensor1D,
  options: Options,
): Point {
  return solution.gaussNewtonStep(
    (at) => tf.tidy(() => a.dot(at).sub(b) as tf.Tensor1D),
    () => a.clone(),
    x,
    options,
  );
}

/** r(x) = (a x)² − b, element by element: the derivatives depend on where one is. */
export function onSquares(
  solution: Solution,
  a: tf.Tensor2D,
  b: tf.Tensor1D,
  x: tf.Tensor1D,
  options: Options,
): Point {
  return solution.gaussNewtonStep(
    (at) => tf.tidy(() => a.dot(at).square().sub(b) as tf.Tensor1D),
    (at) => tf.tidy(() => a.mul(a.dot(at).mul(2).reshape([-1, 1])) as tf.Tensor2D),
    x,
    options,
  );
}

/** The curve p₀ e^(p₁ t) through samples y at t [m] each, from p [2]: points [steps + 1, 2]. */
export async function fitCurve(
  solution: Solution,
  t: tf.Tensor1D,
  y: tf.Tensor1D,
  p: tf.Tensor1D,
  steps: number,
  options: Options,
): Promise<tf.Tensor2D> {
  const curve = (at: tf.Tensor1D) => at.slice(1).mul(t).exp();
  const residual: Residual = (at) => tf.tidy(() => at.slice(0, 1).mul(curve(at)).sub(y) as tf.Tensor1D);
  const jacobian: Jacobian = (at) =>
    tf.tidy(() => tf.stack([curve(at), curve(at).mul(t).mul(at.slice(0, 1))], 1) as tf.Tensor2D);
  const points = [p];
  let here = p;
  for (let step = 0; step < steps; step++) {
    here = await solution.gaussNewtonStep(residual, jacobian, here, options);
    points.push(here);
  }
  const path = tf.stack(points) as tf.Tensor2D;
  tf.dispose(points.filter((point) => point !== p));
  return path;
}
