import * as tf from '@tensorflow/tfjs';

const unit = (x: number[]): number[] => {
  const length = Math.hypot(...x);
  return x.map((value) => value / length);
};

/** Power iteration on arrays. */
export function spectralNorm(w: tf.Tensor2D, u: tf.Tensor1D, iterations: number) {
  const rows = w.arraySync();
  const times = (x: number[]): number[] =>
    rows.map((row) => row.reduce((sum, value, j) => sum + value * (x[j] ?? 0), 0));
  const back = (v: number[]): number[] =>
    Array.from({ length: u.size }, (_, j) =>
      rows.reduce((sum, row, i) => sum + (row[j] ?? 0) * (v[i] ?? 0), 0),
    );
  let direction = Array.from(u.dataSync());
  let v: number[] = [];
  for (let round = 0; round < iterations; round++) {
    v = unit(times(direction));
    direction = unit(back(v));
  }
  const sigma = times(direction).reduce((sum, value, i) => sum + value * (v[i] ?? 0), 0);
  return {
    w: tf.tidy(() => w.div(sigma) as tf.Tensor2D),
    sigma: tf.scalar(sigma),
    u: tf.tensor1d(direction),
  };
}
