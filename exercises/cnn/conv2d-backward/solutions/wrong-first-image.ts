import * as tf from '@tensorflow/tfjs';

/** The filters and biases hear of the first image only. */
export function conv2dBackward(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  dy: tf.Tensor4D,
  { stride = 1 }: { stride?: number; padding?: 'valid' | 'same' } = {},
): { dx: tf.Tensor; dw: tf.Tensor; db: tf.Tensor } {
  return tf.tidy(() => {
    const [, H, W, C] = x.shape;
    const [F, , , K] = w.shape;
    const [, rows, columns] = dy.shape;
    const first = dy.slice([0, 0, 0, 0], [1, -1, -1, -1]).reshape([-1, K]);
    const dw: tf.Tensor[] = [];
    for (let u = 0; u < F; u++) {
      for (let v = 0; v < F; v++) {
        const end = [1, Math.min(u + rows * stride, H), Math.min(v + columns * stride, W), C];
        const seen = tf.stridedSlice(x, [0, u, v, 0], end, [1, stride, stride, 1]);
        const [, down = 0, right = 0] = seen.shape;
        const whole = (seen as tf.Tensor4D).pad([
          [0, 0],
          [0, rows - down],
          [0, columns - right],
          [0, 0],
        ]);
        dw.push(whole.reshape([-1, C]).transpose().dot(first));
      }
    }
    return { dx: tf.zerosLike(x), dw: tf.stack(dw).reshape(w.shape), db: first.sum(0) };
  });
}
