import * as tf from '@tensorflow/tfjs';

interface Options {
  size: number;
  stride: number;
  padding?: 'valid' | 'same';
}

export const title = 'The stride is taken to be the window size';
export const hint =
  'Your windows stand side by side. How far does the window move when the stride is smaller or larger than its side?';

/** Blocks of size × size, side by side: [batch, rows, columns, size², channels]. */
function blocks(x: tf.Tensor4D, options: Options, fill: number): tf.Tensor {
  const { size, padding = 'valid' } = options;
  const [batch, height, width, channels] = x.shape;
  const count = (length: number) =>
    padding === 'same' ? Math.ceil(length / size) : Math.floor(length / size);
  const [rows, columns] = [Math.max(count(height), 1), Math.max(count(width), 1)];
  const grow = (length: number, wanted: number) => Math.max(wanted * size - length, 0);
  const padded = tf
    .pad(
      x,
      [
        [0, 0],
        [0, grow(height, rows)],
        [0, grow(width, columns)],
        [0, 0],
      ],
      fill,
    )
    .slice([0, 0, 0, 0], [batch, rows * size, columns * size, channels]);
  return padded
    .reshape([batch, rows, size, columns, size * channels])
    .transpose([0, 1, 3, 2, 4])
    .reshape([batch, rows, columns, size * size, channels]);
}

export function maxPool(x: tf.Tensor4D, options: Options): tf.Tensor {
  return tf.tidy(() => blocks(x, options, Number.NEGATIVE_INFINITY).max(3));
}

export function avgPool(x: tf.Tensor4D, options: Options): tf.Tensor {
  return tf.tidy(() =>
    blocks(x, options, 0)
      .sum(3)
      .div(blocks(tf.onesLike(x), options, 0).sum(3)),
  );
}
