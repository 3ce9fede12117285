import * as tf from '@tensorflow/tfjs';

/** Stride 1 and no padding only: the first form that one writes. */
export function conv2dBackward(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  dy: tf.Tensor4D,
): { dx: tf.Tensor; dw: tf.Tensor; db: tf.Tensor } {
  return tf.tidy(() => {
    const [N, H, W, C] = x.shape;
    const [F, , , K] = w.shape;
    const [, rows, columns] = dy.shape;
    const told = dy.reshape([-1, K]);
    const dw: tf.Tensor[] = [];
    let dx: tf.Tensor = tf.zerosLike(x);
    for (let u = 0; u < F; u++) {
      for (let v = 0; v < F; v++) {
        const [down, right] = [Math.min(rows, H - u), Math.min(columns, W - v)];
        const seen = x.slice([0, u, v, 0], [N, down, right, C]).pad([
          [0, 0],
          [0, rows - down],
          [0, columns - right],
          [0, 0],
        ]);
        dw.push(seen.reshape([-1, C]).transpose().dot(told));
        const weights = w.slice([u, v, 0, 0], [1, 1, -1, -1]).reshape([C, K]);
        const back = told.dot(weights.transpose()).reshape<tf.Tensor4D>([N, rows, columns, C]);
        dx = dx.add(
          back.slice([0, 0, 0, 0], [N, down, right, C]).pad([
            [0, 0],
            [u, H - u - down],
            [v, W - v - right],
            [0, 0],
          ]),
        );
      }
    }
    return { dx, dw: tf.stack(dw).reshape(w.shape), db: told.sum(0) };
  });
}
