import * as tf from '@tensorflow/tfjs';

export const title = 'Uses only the diagonal of the Hessian';
export const hint =
  'Your step treats each coordinate on its own. What do the entries off the diagonal say about two coordinates that move together?';

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
      x = tf.sub(x, grad(x).div(tf.sum(hessian(x).mul(tf.eye(x.size)), 1))) as tf.Tensor1D;
      trajectory.push(x);
    }
    return tf.stack(trajectory);
  });
}
