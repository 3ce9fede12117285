import * as tf from '@tensorflow/tfjs';

/** Takes the height of the filter for its width as well. */
export function filter2d(image: tf.Tensor2D, kernel: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => {
    const F = kernel.shape[0];
    const [rows, columns] = [image.shape[0] - F + 1, image.shape[1] - F + 1];
    let map: tf.Tensor = tf.zeros([rows, columns]);
    for (let u = 0; u < F; u++) {
      for (let v = 0; v < Math.min(F, kernel.shape[1]); v++) {
        map = map.add(image.slice([u, v], [rows, columns]).mul(kernel.slice([u, v], [1, 1])));
      }
    }
    return map;
  });
}
