import * as tf from '@tensorflow/tfjs';

export const title = 'Adds an activation';
export const hint =
  'Your maps are right where they are positive, and zero elsewhere. Is the activation a part of the sum, or what comes after this layer?';

/**
 * The convolution layer as one matrix product (im2col): every window becomes a row of F·F·C numbers, every filter
 * a column of as many, in the order of the filter's own storage.
 */
export function conv2d(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  b: tf.Tensor1D,
  { stride = 1, padding = 'valid' }: { stride?: number; padding?: 'valid' | 'same' } = {},
): tf.Tensor4D {
  return tf.tidy(() => {
    const [size, , channels, filters] = w.shape;
    const image = padding === 'same' ? padToSame(x, size, stride) : x;
    const [batch, height, width] = image.shape;
    const rows = Math.floor((height - size) / stride) + 1;
    const columns = Math.floor((width - size) / stride) + 1;

    const shifted: tf.Tensor[] = [];
    for (let u = 0; u < size; u++) {
      for (let v = 0; v < size; v++) {
        const end = [batch, u + (rows - 1) * stride + 1, v + (columns - 1) * stride + 1, channels];
        shifted.push(image.stridedSlice([0, u, v, 0], end, [1, stride, stride, 1]));
      }
    }
    const windows = tf
      .concat(shifted, 3)
      .reshape<tf.Tensor2D>([batch * rows * columns, size * size * channels]);
    return tf
      .matMul(windows, w.reshape<tf.Tensor2D>([size * size * channels, filters]))
      .add(b)
      .relu()
      .reshape<tf.Tensor4D>([batch, rows, columns, filters]);
  });
}

/** Zeros around the image so that ⌈H / stride⌉ windows fit; an odd one goes below and to the right. */
function padToSame(x: tf.Tensor4D, size: number, stride: number): tf.Tensor4D {
  const [, height, width] = x.shape;
  const around = (length: number): [number, number] => {
    const zeros = Math.max((Math.ceil(length / stride) - 1) * stride + size - length, 0);
    const before = Math.floor(zeros / 2);
    return [before, zeros - before];
  };
  return tf.pad(x, [[0, 0], around(height), around(width), [0, 0]]);
}
