import * as tf from '@tensorflow/tfjs';

export interface Options {
  stride?: number;
  padding?: 'valid' | 'same';
}
export interface Gradients {
  dx: tf.Tensor4D;
  dw: tf.Tensor4D;
  db: tf.Tensor1D;
}

/** Zeros before and after one axis, so that `count` windows of `f` fit. */
function border(length: number, count: number, plan: { f: number; stride: number; padding: string }) {
  if (plan.padding === 'valid') return { before: 0, after: 0 };
  const missing = Math.max((count - 1) * plan.stride + plan.f - length, 0);
  const before = Math.floor(missing / 2);
  return { before, after: missing - before };
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

/**
 * The layer adds, for every offset (u, v) within the window, the pixels at s·i + u, s·j + v times W[u, v]. Backwards,
 * each offset gives W[u, v] what those pixels were, and gives those pixels, weighed, what the maps are told.
 */
export function conv2dBackward(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  dy: tf.Tensor4D,
  { stride = 1, padding = 'valid' }: Options = {},
): Gradients {
  return tf.tidy(() => {
    const [n, height, width, channels] = x.shape;
    const [f, , , filters] = w.shape;
    const [, rows, columns] = dy.shape;
    const [top, left] = [
      border(height, rows, { f, stride, padding }),
      border(width, columns, { f, stride, padding }),
    ];
    const padded = x.pad([
      [0, 0],
      [top.before, top.after],
      [left.before, left.after],
      [0, 0],
    ]) as tf.Tensor4D;
    const [, H = 0, W = 0] = padded.shape;
    const [reachDown, reachRight] = [(rows - 1) * stride + 1, (columns - 1) * stride + 1];

    const told = dy.reshape<tf.Tensor2D>([-1, filters]);
    const dw: tf.Tensor[] = [];
    let dPadded: tf.Tensor4D = tf.zerosLike(padded);
    for (let u = 0; u < f; u++) {
      for (let v = 0; v < f; v++) {
        const end = [n, u + reachDown, v + reachRight, channels];
        const seen = tf.stridedSlice(padded, [0, u, v, 0], end, [1, stride, stride, 1]);
        dw.push(seen.reshape<tf.Tensor2D>([-1, channels]).matMul(told, true));

        const weights = w.slice([u, v, 0, 0], [1, 1, -1, -1]).reshape<tf.Tensor2D>([channels, filters]);
        const back = told.matMul(weights, false, true).reshape<tf.Tensor4D>([n, rows, columns, channels]);
        const spread = stuffed(back, stride).slice([0, 0, 0, 0], [n, reachDown, reachRight, channels]);
        dPadded = dPadded.add(
          spread.pad([
            [0, 0],
            [u, H - u - reachDown],
            [v, W - v - reachRight],
            [0, 0],
          ]),
        );
      }
    }
    return {
      dx: dPadded.slice([0, top.before, left.before, 0], x.shape),
      dw: tf.stack(dw).reshape<tf.Tensor4D>(w.shape),
      db: told.sum<tf.Tensor1D>(0),
    };
  });
}
