import * as tf from '@tensorflow/tfjs';

/** H = QR, so R · d = Qᵀ g: back substitution from the last row up. */
function newtonStep(h: tf.Tensor2D, g: tf.Tensor1D): tf.Tensor1D {
  const n = g.size;
  const [q, r] = tf.linalg.qr(h);
  const right = q.transpose().dot(g);
  let found: tf.Tensor1D = tf.tensor1d([]);
  for (let i = n - 1; i >= 0; i--) {
    const row = r.slice([i, i + 1], [1, n - 1 - i]).flatten();
    const rest = right.slice([i], [1]).sub(row.mul(found).sum());
    found = tf.concat([rest.div(r.slice([i, i], [1, 1]).flatten()) as tf.Tensor1D, found]);
  }
  return found;
}

export function newton(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  hessian: (x: tf.Tensor1D) => tf.Tensor2D,
  x0: tf.Tensor1D,
  steps: number,
): tf.Tensor2D {
  return tf.tidy(() => {
    let x = x0;
    let trajectory: tf.Tensor2D = x0.reshape([1, -1]);
    for (let step = 0; step < steps; step++) {
      x = x.sub(newtonStep(hessian(x), grad(x)));
      trajectory = trajectory.concat(x.reshape([1, -1]), 0);
    }
    return trajectory;
  });
}
