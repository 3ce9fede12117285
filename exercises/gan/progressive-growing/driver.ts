/** The blend at several moments, side by side. */
import * as tf from '@tensorflow/tfjs';

interface Solution {
  fadeIn(low: tf.Tensor4D, high: tf.Tensor4D, alpha: number): tf.Tensor4D | Promise<tf.Tensor4D>;
}

/** One image [height, width] fading into a finer one, at five values of alpha from left to right. */
export async function strip(solution: Solution, low: tf.Tensor2D, high: tf.Tensor2D): Promise<tf.Tensor2D> {
  const image = (grey: tf.Tensor2D): tf.Tensor4D => grey.reshape([1, ...grey.shape, 1]);
  const [coarse, fine] = [image(low), image(high)];
  const moments: tf.Tensor4D[] = [];
  for (const alpha of [0, 0.25, 0.5, 0.75, 1]) moments.push(await solution.fadeIn(coarse, fine, alpha));
  const side = tf.tidy(() =>
    tf.concat(
      moments.map((moment) => moment.squeeze<tf.Tensor2D>([0, 3])),
      1,
    ),
  );
  tf.dispose([coarse, fine, ...moments]);
  return side;
}
