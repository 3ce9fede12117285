import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

type Rows = number[][];

const zeros = (rows: number, columns: number): Rows =>
  Array.from({ length: rows }, () => new Array<number>(columns).fill(0));

/** into += a bᵀ, in place. */
function addOuter(into: Rows, a: number[], b: number[]): void {
  for (const [i, row] of into.entries())
    for (const [j, value] of b.entries()) row[j] = (row[j] ?? 0) + (a[i] ?? 0) * value;
}
const affine = (x: number[], w: Rows, b: number[]): number[] =>
  b.map((bias, j) => x.reduce((sum, value, i) => sum + value * (w[i]?.[j] ?? 0), bias));

export function forward({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D): tf.Tensor2D {
  const [w1Rows, b1Row, w2Rows, b2Row] = [w1.arraySync(), b1.arraySync(), w2.arraySync(), b2.arraySync()];
  return tf.tensor2d(
    x.arraySync().map((row) => {
      const hidden = affine(row, w1Rows, b1Row).map((value) => Math.max(0, value));
      return affine(hidden, w2Rows, b2Row);
    }),
  );
}

/** Sample by sample on plain arrays, the gradients added up as they come. */
export function backward({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D, labels: tf.Tensor2D): Params {
  const [w1Rows, b1Row, w2Rows, b2Row] = [w1.arraySync(), b1.arraySync(), w2.arraySync(), b2.arraySync()];
  const [inputs, hiddenUnits] = w1.shape;
  const grads = {
    w1: zeros(inputs, hiddenUnits),
    b1: zeros(1, hiddenUnits),
    w2: zeros(hiddenUnits, w2.shape[1]),
    b2: zeros(1, w2.shape[1]),
  };
  const samples = x.arraySync();
  for (const [n, label] of labels.arraySync().entries()) {
    const row = samples[n] ?? [];
    const z1 = affine(row, w1Rows, b1Row);
    const hidden = z1.map((value) => Math.max(0, value));
    const z2 = affine(hidden, w2Rows, b2Row);
    const powers = z2.map((value) => Math.exp(value - Math.max(...z2)));
    const total = powers.reduce((sum, value) => sum + value, 0);
    const dz2 = powers.map((value, k) => (value / total - (label[k] ?? 0)) / samples.length);
    const dz1 = z1.map((value, i) =>
      value > 0 ? dz2.reduce((sum, slope, k) => sum + slope * (w2Rows[i]?.[k] ?? 0), 0) : 0,
    );
    addOuter(grads.w2, hidden, dz2);
    addOuter(grads.b2, [1], dz2);
    addOuter(grads.w1, row, dz1);
    addOuter(grads.b1, [1], dz1);
  }
  return {
    w1: tf.tensor2d(grads.w1),
    b1: tf.tensor1d(grads.b1.flat()),
    w2: tf.tensor2d(grads.w2),
    b2: tf.tensor1d(grads.b2.flat()),
  };
}
