import * as tf from '@tensorflow/tfjs';

interface Options {
  size: number;
  stride: number;
  padding?: 'valid' | 'same';
}

/** Where each window reads along one axis, cell by cell; cells outside read the nearest one inside. */
function plan(length: number, { size, stride, padding }: Options) {
  const count = padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - size) / stride) + 1;
  const outside = padding === 'same' ? Math.max((count - 1) * stride + size - length, 0) : 0;
  const wanted = Array.from({ length: count * size }, (_, k) => {
    const [window, offset] = [Math.floor(k / size), k % size];
    return window * stride + offset - Math.floor(outside / 2);
  });
  return {
    count,
    inside: wanted.map((cell) => (cell >= 0 && cell < length ? 1 : 0)),
    cells: wanted.map((cell) => Math.min(Math.max(cell, 0), length - 1)),
  };
}

/** [batch, rows, size, columns, size, channels], and 1 where a cell is inside the image, to broadcast. */
function im2col(x: tf.Tensor4D, options: Options) {
  const [batch, height, width, channels] = x.shape;
  const { size } = options;
  const rows = plan(height, options);
  const columns = plan(width, options);
  const cells = x
    .gather(tf.tensor1d(rows.cells, 'int32'), 1)
    .gather(tf.tensor1d(columns.cells, 'int32'), 2)
    .reshape([batch, rows.count, size, columns.count, size, channels]);
  const inside = tf
    .outerProduct(tf.tensor1d(rows.inside), tf.tensor1d(columns.inside))
    .reshape([1, rows.count, size, columns.count, size, 1]);
  return { cells, inside };
}

/** A cell that is read twice changes no maximum. */
export function maxPool(x: tf.Tensor4D, options: Options): tf.Tensor4D {
  return tf.tidy(() => im2col(x, options).cells.max([2, 4]));
}

export function avgPool(x: tf.Tensor4D, options: Options): tf.Tensor4D {
  return tf.tidy(() => {
    const { cells, inside } = im2col(x, options);
    return cells
      .mul(inside)
      .sum([2, 4])
      .div(inside.sum([2, 4]));
  });
}
