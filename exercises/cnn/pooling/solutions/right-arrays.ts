import * as tf from '@tensorflow/tfjs';

interface Options {
  size: number;
  stride: number;
  padding?: 'valid' | 'same';
}

/** The first and the last cell of each window along one axis, edges respected. */
function windows(length: number, { size, stride, padding }: Options): [first: number, end: number][] {
  const same = padding === 'same';
  const count = same ? Math.ceil(length / stride) : Math.floor((length - size + stride) / stride);
  const before = same ? Math.floor(Math.max(0, (count - 1) * stride + size - length) / 2) : 0;
  return Array.from({ length: count }, (_, i) => {
    const from = i * stride - before;
    return [Math.max(0, from), Math.min(length, from + size)];
  });
}

/** Reads every window into a plain array and asks `summary` what to keep of it. */
function pool(x: tf.Tensor4D, options: Options, summary: (values: number[]) => number): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const cells = x.dataSync();
  const rows = windows(height, options);
  const columns = windows(width, options);
  const out: number[] = [];
  for (let n = 0; n < batch; n++) {
    for (const [top, bottom] of rows) {
      for (const [left, right] of columns) {
        for (let c = 0; c < channels; c++) {
          const values: number[] = [];
          for (let i = top; i < bottom; i++) {
            for (let j = left; j < right; j++) {
              values.push(cells[((n * height + i) * width + j) * channels + c] ?? 0);
            }
          }
          out.push(summary(values));
        }
      }
    }
  }
  return tf.tensor4d(out, [batch, rows.length, columns.length, channels]);
}

export const maxPool = (x: tf.Tensor4D, options: Options): tf.Tensor4D =>
  pool(x, options, (values) => Math.max(...values));

export const avgPool = (x: tf.Tensor4D, options: Options): tf.Tensor4D =>
  pool(x, options, (values) => values.reduce((sum, value) => sum + value, 0) / values.length);
