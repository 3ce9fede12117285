import * as tf from '@tensorflow/tfjs';

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Feature by feature, in plain numbers. */
export function standardise(x: tf.Tensor2D): tf.Tensor2D {
  const rows = x.arraySync();
  const columns = (rows[0] ?? []).map((_, j) => rows.map((row) => row[j] ?? 0));
  const standardised = columns.map((column) => {
    const centre = mean(column);
    const deviation = Math.sqrt(mean(column.map((value) => (value - centre) ** 2)));
    return column.map((value) => (deviation > 0 ? (value - centre) / deviation : 0));
  });
  return tf.tidy(() => tf.tensor2d(standardised).transpose());
}
