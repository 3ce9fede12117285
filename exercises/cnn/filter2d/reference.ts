import * as tf from '@tensorflow/tfjs';

/** Z[i, j] = Σ X[i + u, j + v] · W[u, v]: for each weight, the part of the image that meets it, as large as the map. */
export function filter2d(image: tf.Tensor2D, kernel: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const [F, G] = kernel.shape;
    const [rows, columns] = [image.shape[0] - F + 1, image.shape[1] - G + 1];
    let map = tf.zeros([rows, columns]) as tf.Tensor2D;
    for (let u = 0; u < F; u++) {
      for (let v = 0; v < G; v++) {
        const weight = kernel.slice([u, v], [1, 1]);
        map = map.add(image.slice([u, v], [rows, columns]).mul(weight));
      }
    }
    return map;
  });
}
