import * as tf from '@tensorflow/tfjs';

export interface Window {
  size: number;
  stride: number;
}

/** Every position within the window, row by row. */
function offsets(size: number): [number, number][] {
  return Array.from({ length: size * size }, (_, k) => [Math.floor(k / size), k % size]);
}

/** Stride − 1 zeros after every row and column. */
function stuffed(t: tf.Tensor4D, stride: number): tf.Tensor4D {
  const [n, h, w, c] = t.shape;
  const gaps: [number, number] = [0, stride - 1];
  const none: [number, number] = [0, 0];
  const wide = t.reshape<tf.Tensor4D>([n * h, w, 1, c]).pad([none, none, gaps, none]);
  const tall = wide.reshape<tf.Tensor4D>([n, h, 1, w * stride * c]).pad([none, none, gaps, none]);
  return tall.reshape([n, h * stride, w * stride, c]);
}

/** What each window gives the pixel at one offset within it, put on the map where that pixel is. */
function place(
  shares: tf.Tensor4D,
  [u, v]: [number, number],
  { stride, height, width }: Window & { height: number; width: number },
): tf.Tensor4D {
  const [n, rows, columns, c] = shares.shape;
  const [down, right] = [(rows - 1) * stride + 1, (columns - 1) * stride + 1];
  const spread = stuffed(shares, stride).slice([0, 0, 0, 0], [n, down, right, c]);
  return spread.pad([
    [0, 0],
    [u, height - u - down],
    [v, width - v - right],
    [0, 0],
  ]);
}

/** Each window gives all it is told to its first maximum: what is left to give is 0 from there on. */
export function maxPoolBackward(x: tf.Tensor4D, dy: tf.Tensor4D, { size, stride }: Window): tf.Tensor4D {
  return tf.tidy(() => {
    const [n, height, width, c] = x.shape;
    const [, rows, columns] = dy.shape;
    const seen = offsets(size).map(([u, v]) => {
      const end = [n, u + (rows - 1) * stride + 1, v + (columns - 1) * stride + 1, c];
      return tf.stridedSlice(x, [0, u, v, 0], end, [1, stride, stride, 1]) as tf.Tensor4D;
    });
    const largest = seen.reduce((most, next) => tf.maximum(most, next));
    let left = dy;
    const given = offsets(size).map((offset, k) => {
      const share = tf.where(largest.equal(seen[k] ?? largest), left, tf.zerosLike(left)) as tf.Tensor4D;
      left = left.sub(share);
      return place(share, offset, { size, stride, height, width });
    });
    return tf.addN(given);
  });
}

/** Each window gives every pixel the same share of what it is told. */
export function avgPoolBackward(
  dy: tf.Tensor4D,
  { size, stride, height, width }: Window & { height: number; width: number },
): tf.Tensor4D {
  return tf.tidy(() => {
    const share = dy.div<tf.Tensor4D>(size * size);
    return tf.addN(offsets(size).map((offset) => place(share, offset, { size, stride, height, width })));
  });
}
