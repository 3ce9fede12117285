import * as tf from '@tensorflow/tfjs';

type Options = { stride?: number; padding?: 'valid' | 'same' };

/** Rows and columns of every window are gathered, and one product contracts row, column and channel. */
export function conv2d(x: tf.Tensor4D, w: tf.Tensor4D, b: tf.Tensor1D, options: Options = {}): tf.Tensor {
  return tf.tidy(() => {
    const stride = options.stride ?? 1;
    const f = w.shape[0];
    const [down, across] = [x.shape[1], x.shape[2]].map((length) => {
      const count =
        options.padding === 'same' ? Math.ceil(length / stride) : Math.floor((length - f) / stride) + 1;
      const zeros = options.padding === 'same' ? Math.max((count - 1) * stride + f - length, 0) : 0;
      const starts = Array.from({ length: count }, (_, i) => i * stride);
      return {
        count,
        zeros: [zeros >> 1, zeros - (zeros >> 1)] as [number, number],
        index: starts.flatMap((start) => Array.from({ length: f }, (_, u) => start + u)),
      };
    }) as [Axis, Axis];
    const image = tf.pad(x, [[0, 0], down.zeros, across.zeros, [0, 0]]);
    const [n, , , c] = x.shape;
    const windows = image
      .gather(tf.tensor1d(down.index, 'int32'), 1)
      .gather(tf.tensor1d(across.index, 'int32'), 2)
      .reshape([n, down.count, f, across.count, f, c])
      .transpose([0, 1, 3, 2, 4, 5])
      .reshape<tf.Tensor2D>([-1, f * f * c]);
    return windows
      .matMul(w.reshape<tf.Tensor2D>([f * f * c, -1]))
      .reshape([n, down.count, across.count, -1])
      .add(b);
  });
}

interface Axis {
  count: number;
  zeros: [number, number];
  index: number[];
}
