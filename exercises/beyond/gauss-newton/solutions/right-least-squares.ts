import * as tf from '@tensorflow/tfjs';

type Function1 = (x: tf.Tensor1D) => tf.Tensor1D;
type Matrix = (x: tf.Tensor1D) => tf.Tensor2D;

/**
 * The damped problem as a plain one: J on top of √λ I, and r on top of zeros. Householder reflections make the tall matrix
 * triangular, and back substitution does the rest, in plain numbers, which are waited for.
 */
export async function gaussNewtonStep(
  residual: Function1,
  jacobian: Matrix,
  x: tf.Tensor1D,
  options: { damping: number },
) {
  const n = x.size;
  const [away, slopes] = [residual(x), jacobian(x)];
  const [r, j] = [Array.from(await away.data()), await slopes.array()];
  tf.dispose([away, slopes]);
  const root = Math.sqrt(options.damping);
  const a = [
    ...j,
    ...Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, k) => (i === k ? root : 0))),
  ];
  const b = [...r, ...Array.from({ length: n }, () => 0)];
  const at = (i: number, k: number): number => a[i]?.[k] ?? 0;
  for (let k = 0; k < n; k++) {
    const tail = a.slice(k).map((row) => row[k] ?? 0);
    const length = Math.hypot(...tail);
    const v = [...tail];
    v[0] = (v[0] ?? 0) + (Math.sign(v[0] ?? 1) || 1) * length;
    const square = v.reduce((sum, value) => sum + value * value, 0);
    const reflect = (column: (i: number) => number, put: (i: number, value: number) => void) => {
      const share = (2 * v.reduce((sum, value, i) => sum + value * column(k + i), 0)) / square;
      v.forEach((value, i) => {
        put(k + i, column(k + i) - share * value);
      });
    };
    for (let c = k; c < n; c++)
      reflect(
        (i) => at(i, c),
        (i, value) => {
          (a[i] as number[])[c] = value;
        },
      );
    reflect(
      (i) => b[i] ?? 0,
      (i, value) => {
        b[i] = value;
      },
    );
  }
  const step = Array.from({ length: n }, () => 0);
  for (let k = n - 1; k >= 0; k--) {
    const rest = step.reduce((sum, value, c) => (c > k ? sum + at(k, c) * value : sum), 0);
    step[k] = ((b[k] ?? 0) - rest) / at(k, k);
  }
  return tf.tidy(() => x.sub(tf.tensor1d(step)));
}
