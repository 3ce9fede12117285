import * as tf from '@tensorflow/tfjs';

/** Enlarges result and gradient by the window and compares: right where windows lie side by side without ties. */
function enlarged(t: tf.Tensor4D, shape: { height: number; width: number; size: number }): tf.Tensor4D {
  const [n, rows, columns, c] = t.shape;
  const { size, height, width } = shape;
  const large = t
    .reshape([n, rows, 1, columns, 1, c])
    .tile([1, 1, size, 1, size, 1])
    .reshape<tf.Tensor4D>([n, rows * size, columns * size, c]);
  const [down, right] = [Math.min(height, rows * size), Math.min(width, columns * size)];
  return large.slice([0, 0, 0, 0], [n, down, right, c]).pad([
    [0, 0],
    [0, height - down],
    [0, width - right],
    [0, 0],
  ]);
}

export function maxPoolBackward(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  { size }: { size: number; stride: number },
): tf.Tensor4D {
  return tf.tidy(() => {
    const [n, height, width, c] = x.shape;
    const [, rows, columns] = dy.shape;
    const [down, right] = [Math.min(height, rows * size), Math.min(width, columns * size)];
    const cells = x
      .slice([0, 0, 0, 0], [n, down, right, c])
      .pad([
        [0, 0],
        [0, rows * size - down],
        [0, columns * size - right],
        [0, 0],
      ])
      .reshape([n, rows, size, columns, size, c]);
    const largest = enlarged(cells.max([2, 4]) as tf.Tensor4D, { size, height, width });
    return enlarged(dy, { size, height, width }).mul(x.equal(largest).cast('float32'));
  });
}

export function avgPoolBackward(
  dy: tf.Tensor4D,
  { size, height, width }: { size: number; stride: number; height: number; width: number },
): tf.Tensor4D {
  return tf.tidy(() => enlarged(dy, { size, height, width }).div(size * size));
}
