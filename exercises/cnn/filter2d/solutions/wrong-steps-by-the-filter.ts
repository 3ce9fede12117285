import * as tf from '@tensorflow/tfjs';

/** Windows side by side that do not overlap, as in pooling. */
export function filter2d(image: tf.Tensor2D, kernel: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => {
    const [H, W] = image.shape;
    const [F, G] = kernel.shape;
    const rows: tf.Tensor[] = [];
    for (let i = 0; i + F <= H; i += F) {
      const row: tf.Tensor[] = [];
      for (let j = 0; j + G <= W; j += G) row.push(image.slice([i, j], [F, G]).mul(kernel).sum());
      rows.push(tf.stack(row));
    }
    return tf.stack(rows);
  });
}
