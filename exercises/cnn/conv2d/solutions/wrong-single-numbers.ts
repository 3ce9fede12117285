import * as tf from '@tensorflow/tfjs';

/** Right numbers, read out and put back by hand: no gradient reaches the filters. */
export function conv2d(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  b: tf.Tensor1D,
  { stride = 1, padding = 'valid' }: { stride?: number; padding?: 'valid' | 'same' } = {},
): tf.Tensor {
  const [n, height, width, c] = x.shape;
  const [f, , , k] = w.shape;
  const [xs, ws, bs] = [x.dataSync(), w.dataSync(), b.dataSync()];
  const count = (length: number) =>
    padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - f) / stride) + 1;
  const before = (length: number) =>
    padding === 'same' ? Math.floor(Math.max((count(length) - 1) * stride + f - length, 0) / 2) : 0;
  const [rows, columns] = [count(height), count(width)];
  const out = tf.buffer([n, rows, columns, k]);
  for (let image = 0; image < n; image++) {
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) {
        for (let filter = 0; filter < k; filter++) {
          let sum = bs[filter] ?? 0;
          for (let u = 0; u < f; u++) {
            for (let v = 0; v < f; v++) {
              const row = i * stride + u - before(height);
              const column = j * stride + v - before(width);
              if (row < 0 || column < 0 || row >= height || column >= width) continue;
              for (let channel = 0; channel < c; channel++) {
                const pixel = xs[((image * height + row) * width + column) * c + channel] ?? 0;
                sum += pixel * (ws[((u * f + v) * c + channel) * k + filter] ?? 0);
              }
            }
          }
          out.set(sum, image, i, j, filter);
        }
      }
    }
  }
  return out.toTensor();
}
