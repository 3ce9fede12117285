import * as tf from '@tensorflow/tfjs';

type Rows = number[][];

/** Gaussian elimination with row pivoting on plain arrays, in double precision; the right side is the last column. */
function solve(rows: Rows): number[] {
  const n = rows.length;
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let k = 0; k < n; k++) {
    const below = Array.from({ length: n - k }, (_, i) => k + i);
    const pivot = below.reduce((best, i) => (Math.abs(at(i, k)) > Math.abs(at(best, k)) ? i : best));
    [rows[k], rows[pivot]] = [rows[pivot] ?? [], rows[k] ?? []];
    for (let i = k + 1; i < n; i++) {
      const factor = at(i, k) / at(k, k);
      rows[i] = (rows[i] ?? []).map((value, j) => value - factor * at(k, j));
    }
  }
  const solution = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    const known = solution.reduce((sum, value, j) => sum + at(i, j) * value, 0);
    solution[i] = (at(i, n) - known) / at(i, i);
  }
  return solution;
}

export function newton(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  hessian: (x: tf.Tensor1D) => tf.Tensor2D,
  x0: tf.Tensor1D,
  steps: number,
): tf.Tensor2D {
  const trajectory = [Array.from(x0.dataSync())];
  for (let step = 0; step < steps; step++) {
    const here = trajectory[step] ?? [];
    const move = tf.tidy(() => {
      const point = tf.tensor1d(here);
      const slope = grad(point).arraySync();
      return solve(
        hessian(point)
          .arraySync()
          .map((row, i) => [...row, slope[i] ?? 0]),
      );
    });
    trajectory.push(here.map((value, i) => value - (move[i] ?? 0)));
  }
  return tf.tensor2d(trajectory, [steps + 1, x0.size]);
}
