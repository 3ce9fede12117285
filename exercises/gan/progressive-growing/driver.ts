/** The blend at several moments, side by side. */
import * as tf from '@tensorflow/tfjs';

interface Solution {
  fadeIn(low: tf.Tensor4D, high: tf.Tensor4D, alpha: number): tf.Tensor4D;
}

/** One image [height, width] fading into a finer one, at five values of alpha from left to right. */
export function strip(solution: Solution, low: tf.Tensor2D, high: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const image = (grey: tf.Tensor2D): tf.Tensor4D => grey.expandDims(0).expandDims(3);
    const moments = [0, 0.25, 0.5, 0.75, 1].map((alpha) =>
      solution.fadeIn(image(low), image(high), alpha).squeeze<tf.Tensor2D>([0, 3]),
    );
    return tf.concat(moments, 1);
  });
}
