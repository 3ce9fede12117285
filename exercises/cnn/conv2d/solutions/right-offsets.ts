import * as tf from '@tensorflow/tfjs';

type Options = { stride?: number; padding?: 'valid' | 'same' };

/** One product for each of the F·F weight positions, added up. */
export function conv2d(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  b: tf.Tensor1D,
  { stride = 1, padding = 'valid' }: Options = {},
): tf.Tensor {
  return tf.tidy(() => {
    const [f, , c, k] = w.shape;
    let [n, height, width] = x.shape;
    let image: tf.Tensor = x;
    if (padding === 'same') {
      const down = Math.max((Math.ceil(height / stride) - 1) * stride + f - height, 0);
      const across = Math.max((Math.ceil(width / stride) - 1) * stride + f - width, 0);
      const top = Math.floor(down / 2);
      const left = Math.floor(across / 2);
      image = x.pad([
        [0, 0],
        [top, down - top],
        [left, across - left],
        [0, 0],
      ]);
      height += down;
      width += across;
    }
    const rows = Math.floor((height - f) / stride) + 1;
    const columns = Math.floor((width - f) / stride) + 1;
    let z: tf.Tensor = tf.zeros([n, rows, columns, k]);
    for (let u = 0; u < f; u++) {
      for (let v = 0; v < f; v++) {
        const seen = image.stridedSlice(
          [0, u, v, 0],
          [n, u + rows * stride, v + columns * stride, c],
          [1, stride, stride, 1],
        );
        const pixels = seen.slice([0, 0, 0, 0], [n, rows, columns, c]).reshape<tf.Tensor2D>([-1, c]);
        const weights = w.slice([u, v], [1, 1]).reshape<tf.Tensor2D>([c, k]);
        z = z.add(pixels.matMul(weights).reshape([n, rows, columns, k]));
      }
    }
    return z.add(b);
  });
}
