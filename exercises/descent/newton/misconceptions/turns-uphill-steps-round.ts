import * as tf from '@tensorflow/tfjs';

export const title = 'Turns a step round where it leads uphill';
export const hint =
  'Your way is right until the slope along the step is positive, and then goes the other way. Does the statement ask for a minimum, or for a point with zero gradient?';

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
      const here = x;
      x = tf.tidy(() => {
        const slope = grad(here);
        const step = solve(hessian(here), slope);
        const downhill = tf.where(step.dot(slope).greaterEqual(0), tf.scalar(1), tf.scalar(-1));
        return here.sub(step.mul(downhill));
      });
      trajectory.push(x);
    }
    return tf.stack(trajectory);
  });
}

/** Gives y [n] with a · y = b, for a [n, n] and b [n]: Gauss-Jordan elimination with row pivoting, on the device. */
export function solve(a: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor1D {
  return tf.tidy(() => {
    const n = b.size;
    const rows: tf.Tensor = tf.range(0, n, 1, 'int32');
    let m = tf.concat([a, b.reshape([n, 1])], 1);
    for (let k = 0; k < n; k++) {
      const column = m.slice([0, k], [n, 1]).flatten().abs();
      const pivot = tf
        .where(rows.greaterEqual(k), column, tf.fill([n], -1))
        .argMax()
        .cast('int32');
      const order = tf.where(rows.equal(k), pivot, tf.where(rows.equal(pivot), tf.scalar(k, 'int32'), rows));
      m = m.gather(order.cast('int32'));
      const pivotRow = m.slice([k, 0], [1, n + 1]).div(m.slice([k, k], [1, 1]));
      const others = rows.notEqual(k).cast('float32').reshape([n, 1]);
      const kept = m.mul(others);
      m = kept.sub(kept.slice([0, k], [n, 1]).mul(pivotRow)).add(tf.sub(1, others).mul(pivotRow));
    }
    return m.slice([0, n], [n, 1]).flatten() as tf.Tensor1D;
  });
}
