import * as tf from '@tensorflow/tfjs';

/** Lower triangular L with L · Lᵀ = H; NaN where H has a negative eigenvalue, as at every saddle. */
function cholesky(h: number[][]): number[][] {
  const l = h.map((row) => row.map(() => 0));
  const at = (i: number, j: number) => l[i]?.[j] ?? 0;
  for (const [i, row] of h.entries()) {
    for (let j = 0; j <= i; j++) {
      const known = Array.from({ length: j }, (_, k) => at(i, k) * at(j, k)).reduce((a, b) => a + b, 0);
      const rest = (row[j] ?? 0) - known;
      const target = l[i];
      if (target) target[j] = i === j ? Math.sqrt(rest) : rest / at(j, j);
    }
  }
  return l;
}

function solve(h: number[][], g: number[]): number[] {
  const l = cholesky(h);
  const n = g.length;
  const at = (i: number, j: number) => l[i]?.[j] ?? 0;
  const y: number[] = [];
  for (let i = 0; i < n; i++) y.push(((g[i] ?? 0) - y.reduce((s, v, k) => s + at(i, k) * v, 0)) / at(i, i));
  const d = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--)
    d[i] = ((y[i] ?? 0) - d.reduce((s, v, k) => s + at(k, i) * v, 0)) / at(i, i);
  return d;
}

/** A descent method only: a saddle has no Cholesky factor. */
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
      x = x.sub(tf.tensor1d(solve(hessian(x).arraySync(), grad(x).arraySync())));
      trajectory.push(x);
    }
    return tf.stack(trajectory) as tf.Tensor2D;
  });
}
