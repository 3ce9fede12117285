import * as tf from '@tensorflow/tfjs';

/** A row of the filter along a row of the image is a banded matrix: one product for each row of the filter. */
export function filter2d(image: tf.Tensor2D, kernel: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => {
    const [H, W] = image.shape;
    const [F, G] = kernel.shape;
    const columns = W - G + 1;
    const along = (weights: tf.Tensor) =>
      tf.addN(
        tf.unstack(weights).map((weight, v) =>
          tf
            .eye(columns)
            .pad([
              [v, G - 1 - v],
              [0, 0],
            ])
            .mul(weight),
        ),
      );
    return tf.addN(
      tf.unstack(kernel).map((weights, u) => image.slice([u, 0], [H - F + 1, W]).dot(along(weights))),
    );
  });
}
