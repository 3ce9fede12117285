import * as tf from '@tensorflow/tfjs';

export interface Options {
  size: number;
  stride: number;
  padding?: 'valid' | 'same';
}

/** Windows along one axis, and how many cells the first one sticks out before it. */
function axis(length: number, { size, stride, padding = 'valid' }: Options) {
  if (padding === 'valid') return { count: Math.floor((length - size) / stride) + 1, before: 0 };
  const count = Math.ceil(length / stride);
  const missing = Math.max((count - 1) * stride + size - length, 0);
  return { count, before: Math.floor(missing / 2) };
}

/** What every window sees along one axis at each of its `size` offsets: the cell, or the nearest one, and if it is inside. */
function offsets(length: number, options: Options) {
  const { count, before } = axis(length, options);
  return Array.from({ length: options.size }, (_, offset) => {
    const cells = Array.from({ length: count }, (__, window) => window * options.stride + offset - before);
    const nearest = cells.map((cell) => Math.min(Math.max(cell, 0), length - 1));
    return { nearest, inside: cells.map((cell, window) => Number(cell === nearest[window])) };
  });
}

/**
 * One tensor [batch, rows, columns, channels] for each of the size² positions within the window. A window that sticks
 * out sees its outermost row or column inside once more.
 */
function positions(x: tf.Tensor4D, options: Options): tf.Tensor4D[] {
  const columns = offsets(x.shape[2], options).map(({ nearest }) => tf.tensor1d(nearest, 'int32'));
  return offsets(x.shape[1], options).flatMap(({ nearest }) => {
    const rows = x.gather(tf.tensor1d(nearest, 'int32'), 1);
    return columns.map((column) => rows.gather(column, 2));
  });
}

/** Seeing a value twice changes no maximum, so no number has to stand for −∞. */
export function maxPool(x: tf.Tensor4D, options: Options): tf.Tensor4D {
  return tf.tidy(() => positions(x, options).reduce((largest, next) => tf.maximum(largest, next)));
}

export function avgPool(x: tf.Tensor4D, options: Options): tf.Tensor4D {
  return tf.tidy(() => {
    const rows = offsets(x.shape[1], options);
    const columns = offsets(x.shape[2], options);
    const inside = rows.flatMap((row) =>
      columns.map((column) =>
        tf.outerProduct(row.inside, column.inside).reshape<tf.Tensor4D>([1, row.inside.length, -1, 1]),
      ),
    );
    const values = positions(x, options).map((value, k) =>
      inside[k] ? value.mul<tf.Tensor4D>(inside[k]) : value,
    );
    return tf.addN(values).div(tf.addN(inside));
  });
}
