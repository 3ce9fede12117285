import * as tf from '@tensorflow/tfjs';

/**
 * One step of Gauss-Newton on ½ |r(x)|², with damping as Levenberg and Marquardt have it.
 *
 * @param residual takes x [n], gives r(x) [m]
 * @param jacobian takes x [n], gives the derivatives of r, [m, n]
 * @param x [n]
 * @returns [n]
 */
export function gaussNewtonStep(
  residual: (x: tf.Tensor1D) => tf.Tensor1D,
  jacobian: (x: tf.Tensor1D) => tf.Tensor2D,
  x: tf.Tensor1D,
  { damping }: { damping: number },
): tf.Tensor1D {
  throw new Error(
    `Not written yet: a step for ${x.size} parameters with damping ${damping}. solve() is below.`,
  );
}

/** Gives y [n] with a · y = b, for a [n, n] and b [n]. It is here for you to use. */
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
