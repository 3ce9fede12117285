/** Hands the solution objectives whose derivatives are known, because a function cannot cross between realms. */
import * as tf from '@tensorflow/tfjs';

type Gradient = (x: tf.Tensor1D) => tf.Tensor1D;
type Hessian = (x: tf.Tensor1D) => tf.Tensor2D;
interface Solution {
  newton(grad: Gradient, hessian: Hessian, x0: tf.Tensor1D, steps: number): tf.Tensor2D;
}

/** ½ xᵀAx − bᵀx, for symmetric invertible A [n, n] and b [n]; a minimum or a saddle at A⁻¹b. */
export function onQuadratic(
  solution: Solution,
  a: tf.Tensor2D,
  b: tf.Tensor1D,
  x0: tf.Tensor1D,
  steps: number,
): tf.Tensor2D {
  return solution.newton(
    (x) => tf.tidy(() => a.dot(x).sub(b) as tf.Tensor1D),
    () => a.clone(),
    x0,
    steps,
  );
}

/** Σᵢ log(1 + exp(mᵢ·x)) − cᵢ mᵢ·x + ½|x|², logistic regression with a ridge: smooth and strictly convex. m [k, n], c [k] in {0, 1}. */
export function onLogistic(
  solution: Solution,
  m: tf.Tensor2D,
  c: tf.Tensor1D,
  x0: tf.Tensor1D,
  steps: number,
): tf.Tensor2D {
  const probability = (x: tf.Tensor1D) => m.dot(x).sigmoid() as tf.Tensor1D;
  return solution.newton(
    (x) => tf.tidy(() => m.transpose().dot(probability(x).sub(c)).add(x) as tf.Tensor1D),
    (x) =>
      tf.tidy(() => {
        const p = probability(x);
        const weights = p.mul(tf.sub(1, p)).reshape([-1, 1]);
        return m.transpose().matMul(m.mul(weights)).add(tf.eye(x.size)) as tf.Tensor2D;
      }),
    x0,
    steps,
  );
}

/** (1 − x)² + 100 (y − x²)², Rosenbrock's valley. */
export function onRosenbrock(solution: Solution, x0: tf.Tensor1D, steps: number): tf.Tensor2D {
  return solution.newton(
    (point) =>
      tf.tidy(() => {
        const [x, y] = tf.unstack(point) as [tf.Scalar, tf.Scalar];
        const valley = y.sub(x.square());
        return tf.stack([x.sub(1).mul(2).sub(x.mul(valley).mul(400)), valley.mul(200)]) as tf.Tensor1D;
      }),
    (point) =>
      tf.tidy(() => {
        const [x, y] = tf.unstack(point) as [tf.Scalar, tf.Scalar];
        const xx = x.square().mul(1200).sub(y.mul(400)).add(2);
        const xy = x.mul(-400);
        return tf.stack([tf.stack([xx, xy]), tf.stack([xy, tf.scalar(200)])]) as tf.Tensor2D;
      }),
    x0,
    steps,
  );
}
