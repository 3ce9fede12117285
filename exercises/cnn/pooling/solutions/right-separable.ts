import * as tf from '@tensorflow/tfjs';

interface Options {
  size: number;
  stride: number;
  padding?: 'valid' | 'same';
}

/** [from, length] of every window along an axis, cut at the edges. */
function windows(length: number, { size, stride, padding }: Options): [number, number][] {
  const outside = (count: number) => Math.max((count - 1) * stride + size - length, 0);
  const same = padding === 'same';
  const count = same ? Math.ceil(length / stride) : 1 + Math.floor((length - size) / stride);
  const shift = same ? Math.floor(outside(count) / 2) : 0;
  return Array.from({ length: count }, (_, i) => {
    const from = Math.max(i * stride - shift, 0);
    return [from, Math.min(i * stride - shift + size, length) - from];
  });
}

/** First along the rows, then along the columns: the largest of the largest, the mean of the means. */
function pool(x: tf.Tensor4D, options: Options, along: (part: tf.Tensor4D, axis: number) => tf.Tensor4D) {
  return [1, 2].reduce((image, axis) => {
    const parts = windows(image.shape[axis] ?? 0, options).map(([from, length]) => {
      const begin = [0, 0, 0, 0];
      const size = [-1, -1, -1, -1];
      begin[axis] = from;
      size[axis] = length;
      return along(
        image.slice(begin as [number, number, number, number], size as [number, number, number, number]),
        axis,
      );
    });
    return tf.concat(parts, axis);
  }, x);
}

export function maxPool(x: tf.Tensor4D, options: Options): tf.Tensor4D {
  return tf.tidy(() => pool(x, options, (part, axis) => part.max(axis, true)));
}

export function avgPool(x: tf.Tensor4D, options: Options): tf.Tensor4D {
  return tf.tidy(() => pool(x, options, (part, axis) => part.mean(axis, true)));
}
