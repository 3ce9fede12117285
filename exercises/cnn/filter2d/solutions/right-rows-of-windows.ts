import * as tf from '@tensorflow/tfjs';

/** All windows as rows of a matrix, and one product with the filter. */
export function filter2d(image: tf.Tensor2D, kernel: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => {
    const [H, W] = image.shape;
    const [F, G] = kernel.shape;
    const places: number[] = [];
    for (let i = 0; i + F <= H; i++) {
      for (let j = 0; j + G <= W; j++) {
        for (let u = 0; u < F; u++) for (let v = 0; v < G; v++) places.push((i + u) * W + j + v);
      }
    }
    const windows = image.flatten().gather(tf.tensor1d(places, 'int32'));
    return windows
      .reshape([-1, F * G])
      .dot(kernel.flatten())
      .reshape([H - F + 1, W - G + 1]);
  });
}
