import * as tf from '@tensorflow/tfjs';

export const title = 'Sums the window';
export const hint =
  'Your means are too large by the number of cells in the window. What makes a mean of a sum?';

export interface Options {
  size: number;
  stride: number;
  padding?: 'valid' | 'same';
}

/** Below every float32 that is not −∞, and, unlike −∞, safe on every GPU. */
const LOWEST = Number.NEGATIVE_INFINITY;

/** Windows along one axis, and the cells to add before and after it. */
function axis(length: number, { size, stride, padding = 'valid' }: Options) {
  if (padding === 'valid') return { count: Math.floor((length - size) / stride) + 1, before: 0, after: 0 };
  const count = Math.ceil(length / stride);
  const missing = Math.max((count - 1) * stride + size - length, 0);
  return { count, before: Math.floor(missing / 2), after: Math.ceil(missing / 2) };
}

/** One tensor [batch, rows, columns, channels] for each of the size² positions within the window. */
function positions(x: tf.Tensor4D, options: Options, fill: number): tf.Tensor4D[] {
  const { size, stride } = options;
  const [batch, height, width, channels] = x.shape;
  const rows = axis(height, options);
  const columns = axis(width, options);
  const padded = tf.pad(
    x,
    [
      [0, 0],
      [rows.before, rows.after],
      [columns.before, columns.after],
      [0, 0],
    ],
    fill,
  );
  const reach = (count: number) => (count - 1) * stride + 1;
  const at = (u: number, v: number) =>
    tf.stridedSlice(
      padded,
      [0, u, v, 0],
      [batch, u + reach(rows.count), v + reach(columns.count), channels],
      [1, stride, stride, 1],
    ) as tf.Tensor4D;
  const offsets = Array.from({ length: size }, (_, offset) => offset);
  return offsets.flatMap((u) => offsets.map((v) => at(u, v)));
}

export function maxPool(x: tf.Tensor4D, options: Options): tf.Tensor4D {
  return tf.tidy(() => positions(x, options, LOWEST).reduce((largest, next) => tf.maximum(largest, next)));
}

export function avgPool(x: tf.Tensor4D, options: Options): tf.Tensor4D {
  return tf.tidy(() => {
    const sum = tf.addN(positions(x, options, 0));
    return sum;
  });
}
