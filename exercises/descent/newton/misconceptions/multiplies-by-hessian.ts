import * as tf from '@tensorflow/tfjs';

export const title = 'Multiplies by the Hessian';
export const hint =
  'Your step is the Hessian times the gradient. The step is the solution of a linear system with the Hessian on the left: in which direction does that act?';

export function newton(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  hessian: (x: tf.Tensor1D) => tf.Tensor2D,
  x0: tf.Tensor1D,
  steps: number,
): tf.Tensor {
  return tf.tidy(() => {
    const trajectory = [x0];
    let x = x0;
    for (let step = 0; step < steps; step++) {
      x = x.sub(hessian(x).dot(grad(x))) as tf.Tensor1D;
      trajectory.push(x);
    }
    return tf.stack(trajectory);
  });
}
