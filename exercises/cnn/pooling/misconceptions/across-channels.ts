import * as tf from '@tensorflow/tfjs';

interface Options {
  size: number;
  stride: number;
  padding?: 'valid' | 'same';
}

export const title = 'Pools across channels too';
export const hint = 'All your channels are the same. Which axes does the window of pooling span?';

function axis(length: number, { size, stride, padding = 'valid' }: Options) {
  if (padding === 'valid') return { count: Math.floor((length - size) / stride) + 1, before: 0, after: 0 };
  const count = Math.ceil(length / stride);
  const missing = Math.max((count - 1) * stride + size - length, 0);
  return { count, before: Math.floor(missing / 2), after: missing - Math.floor(missing / 2) };
}

function positions(x: tf.Tensor4D, options: Options, fill: number): tf.Tensor[] {
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
  const tensors: tf.Tensor[] = [];
  for (let u = 0; u < size; u++) {
    for (let v = 0; v < size; v++) {
      const end = [batch, u + (rows.count - 1) * stride + 1, v + (columns.count - 1) * stride + 1, channels];
      tensors.push(tf.stridedSlice(padded, [0, u, v, 0], end, [1, stride, stride, 1]));
    }
  }
  return tensors;
}

export function maxPool(x: tf.Tensor4D, options: Options): tf.Tensor {
  return tf.tidy(() =>
    positions(x, options, Number.NEGATIVE_INFINITY)
      .reduce((largest, next) => tf.maximum(largest, next))
      .max(3, true)
      .tile([1, 1, 1, x.shape[3]]),
  );
}

export function avgPool(x: tf.Tensor4D, options: Options): tf.Tensor {
  return tf.tidy(() =>
    tf
      .addN(positions(x, options, 0))
      .div(tf.addN(positions(tf.onesLike(x), options, 0)))
      .mean(3, true)
      .tile([1, 1, 1, x.shape[3]]),
  );
}
