import * as tf from '@tensorflow/tfjs';

interface Options {
  size: number;
  stride: number;
  padding?: 'valid' | 'same';
}

/** Counts the columns with the height, as if every image were square. */
function positions(x: tf.Tensor4D, { size, stride, padding }: Options, fill: number): tf.Tensor4D[] {
  const [batch, height, , channels] = x.shape;
  const count = (length: number) =>
    padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - size) / stride) + 1;
  const [rows, columns] = [count(height), count(height)];
  const missing = (length: number, windows: number) =>
    padding === 'same' ? Math.max((windows - 1) * stride + size - length, 0) : 0;
  const around = (cells: number): [number, number] => [Math.floor(cells / 2), Math.ceil(cells / 2)];
  const padded = tf.pad(
    x,
    [[0, 0], around(missing(height, rows)), around(missing(height, columns)), [0, 0]],
    fill,
  );
  const offsets = Array.from({ length: size }, (_, offset) => offset);
  return offsets.flatMap((u) =>
    offsets.map(
      (v) =>
        tf.stridedSlice(
          padded,
          [0, u, v, 0],
          [batch, u + (rows - 1) * stride + 1, v + (columns - 1) * stride + 1, channels],
          [1, stride, stride, 1],
        ) as tf.Tensor4D,
    ),
  );
}

export function maxPool(x: tf.Tensor4D, options: Options): tf.Tensor4D {
  return tf.tidy(() => positions(x, options, Number.NEGATIVE_INFINITY).reduce((a, b) => tf.maximum(a, b)));
}

export function avgPool(x: tf.Tensor4D, options: Options): tf.Tensor4D {
  return tf.tidy(() => tf.addN(positions(x, options, 0)).div(tf.addN(positions(tf.onesLike(x), options, 0))));
}
