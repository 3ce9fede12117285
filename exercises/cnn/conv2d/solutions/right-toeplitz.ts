import * as tf from '@tensorflow/tfjs';

type Options = { stride?: number; padding?: 'valid' | 'same' };

/** Rows and columns of the windows as products with selection matrices; zeros around the image need no padding then. */
export function conv2d(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  b: tf.Tensor1D,
  { stride = 1, padding = 'valid' }: Options = {},
): tf.Tensor {
  return tf.tidy(() => {
    const [f, , c, k] = w.shape;
    const [n, height, width] = x.shape;
    const down = places(height, { f, stride, padding });
    const across = places(width, { f, stride, padding });
    const flat = x.transpose([1, 0, 2, 3]).reshape<tf.Tensor2D>([height, -1]);
    let z: tf.Tensor = tf.zeros([n, down.count, across.count, k]).add(b);
    for (let u = 0; u < f; u++) {
      const rows = select(down, u, height).matMul(flat).reshape([down.count, n, width, c]);
      const byColumn = rows.transpose([2, 1, 0, 3]).reshape<tf.Tensor2D>([width, -1]);
      for (let v = 0; v < f; v++) {
        const seen = select(across, v, width).matMul(byColumn).reshape<tf.Tensor2D>([-1, c]);
        const product = seen.matMul(w.slice([u, v], [1, 1]).reshape<tf.Tensor2D>([c, k]));
        z = z.add(product.reshape([across.count, n, down.count, k]).transpose([1, 2, 0, 3]));
      }
    }
    return z;
  });
}

interface Places {
  count: number;
  before: number;
  stride: number;
}

function places(
  length: number,
  { f, stride, padding }: { f: number; stride: number; padding: string },
): Places {
  if (padding === 'valid') return { count: Math.floor((length - f) / stride) + 1, before: 0, stride };
  const count = Math.ceil(length / stride);
  return { count, before: Math.floor(Math.max((count - 1) * stride + f - length, 0) / 2), stride };
}

/** [count, length], a 1 where window i meets the element under its offset. */
function select({ count, before, stride }: Places, offset: number, length: number): tf.Tensor2D {
  const rows = Array.from({ length: count }, (_, i) =>
    Array.from({ length }, (__, j) => Number(j === i * stride + offset - before)),
  );
  return tf.tensor2d(rows, [count, length]);
}
