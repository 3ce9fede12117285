import * as tf from '@tensorflow/tfjs';

interface Options {
  stride?: number;
  padding?: 'valid' | 'same';
}

/** Which pixel (or none, −1) each window meets along one axis, as a matrix [offset][window][pixel]. */
function meetings(
  length: number,
  count: number,
  plan: { F: number; stride: number; before: number },
): tf.Tensor3D {
  const matrix = Array.from({ length: plan.F }, (_, offset) =>
    Array.from({ length: count }, (__, window) =>
      Array.from({ length }, (___, pixel) => Number(pixel === window * plan.stride + offset - plan.before)),
    ),
  );
  return tf.tensor3d(matrix, [plan.F, count, length]);
}

/** Windows are picked by matrices of 0 and 1, and given back by the same matrices, read the other way. */
export function conv2dBackward(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  dy: tf.Tensor4D,
  { stride = 1, padding = 'valid' }: Options = {},
): { dx: tf.Tensor; dw: tf.Tensor; db: tf.Tensor } {
  return tf.tidy(() => {
    const [N, H, W, C] = x.shape;
    const [F, , , K] = w.shape;
    const [, rows, columns] = dy.shape;
    const before = (length: number, count: number) =>
      padding === 'same' ? Math.floor(Math.max((count - 1) * stride + F - length, 0) / 2) : 0;
    const down = meetings(H, rows, { F, stride, before: before(H, rows) }).reshape([F * rows, H]);
    const right = meetings(W, columns, { F, stride, before: before(W, columns) }).reshape([F * columns, W]);
    const pick = (images: tf.Tensor, matrix: tf.Tensor) =>
      matrix.dot(images.reshape([matrix.shape[1] ?? 0, -1]));

    const tall = pick(x.transpose([1, 0, 2, 3]), down).reshape([F * rows, N, W, C]);
    const seen = pick(tall.transpose([2, 0, 1, 3]), right).reshape([F, columns, F, rows, N, C]);
    const told = dy.transpose([2, 1, 0, 3]).reshape([-1, K]);
    const pairs = seen.transpose([2, 0, 5, 1, 3, 4]).reshape([F * F * C, -1]);

    const shares = told.dot(w.transpose([3, 0, 1, 2]).reshape([K, -1])).reshape([columns, rows, N, F, F, C]);
    const wide = pick(shares.transpose([4, 0, 1, 2, 3, 5]).reshape([F * columns, -1]), right.transpose());
    const back = wide
      .reshape([W, rows, N, F, C])
      .transpose([3, 1, 2, 0, 4])
      .reshape([F * rows, -1]);
    const dx = pick(back, down.transpose()).reshape([H, N, W, C]).transpose([1, 0, 2, 3]);
    return { dx, dw: pairs.dot(told).reshape(w.shape), db: dy.sum([0, 1, 2]) };
  });
}
