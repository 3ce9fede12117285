import * as tf from '@tensorflow/tfjs';

interface Options {
  stride?: number;
  padding?: 'valid' | 'same';
}

/** The sum of the layer, product by product: each hands its share to the pixel and to the weight. Values are waited for. */
export async function conv2dBackward(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  dy: tf.Tensor4D,
  { stride = 1, padding = 'valid' }: Options = {},
): Promise<{ dx: tf.Tensor; dw: tf.Tensor; db: tf.Tensor }> {
  const [, H, W, C] = x.shape;
  const [F, , , K] = w.shape;
  const [N, rows, columns] = dy.shape;
  const before = (length: number, count: number) =>
    padding === 'same' ? Math.floor(Math.max((count - 1) * stride + F - length, 0) / 2) : 0;
  const [above, left] = [before(H, rows), before(W, columns)];
  const [pixels, weights, told] = await Promise.all([x.data(), w.data(), dy.data()]);
  const [dx, dw] = [new Float64Array(x.size), new Float64Array(w.size)];
  const db = new Float64Array(K);
  const pass = (place: number, pixel: number, u: number, v: number) => {
    for (let k = 0; k < K; k++) {
      const change = told[place * K + k] ?? 0;
      for (let c = 0; c < C; c++) {
        const weight = ((u * F + v) * C + c) * K + k;
        dx[pixel + c] = (dx[pixel + c] ?? 0) + change * (weights[weight] ?? 0);
        dw[weight] = (dw[weight] ?? 0) + change * (pixels[pixel + c] ?? 0);
      }
    }
  };
  for (let place = 0; place < N * rows * columns; place++) {
    const [n, i, j] = [
      Math.floor(place / (rows * columns)),
      Math.floor(place / columns) % rows,
      place % columns,
    ];
    for (let k = 0; k < K; k++) db[k] = (db[k] ?? 0) + (told[place * K + k] ?? 0);
    for (let u = 0; u < F; u++) {
      for (let v = 0; v < F; v++) {
        const [row, column] = [i * stride + u - above, j * stride + v - left];
        const inside = row >= 0 && row < H && column >= 0 && column < W;
        if (inside) pass(place, ((n * H + row) * W + column) * C, u, v);
      }
    }
  }
  return {
    dx: tf.tensor(Float32Array.from(dx), x.shape),
    dw: tf.tensor(Float32Array.from(dw), w.shape),
    db: tf.tensor1d(Float32Array.from(db)),
  };
}
