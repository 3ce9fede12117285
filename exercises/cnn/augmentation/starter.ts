import * as tf from '@tensorflow/tfjs';

/**
 * A window of each image.
 *
 * @param images [batch, H, W, C]
 * @param offsets for each image the row and the column at which its crop begins
 * @param size of the crops
 */
export function randomCrop(
  images: tf.Tensor4D,
  offsets: number[][],
  { height, width }: { height: number; width: number },
): tf.Tensor4D {
  const first = tf.slice(images, [0, 0, 0, 0], [1, height, width, images.shape[3]]);
  throw new Error(`Not written yet: crops of the shape [${first.shape}] at ${JSON.stringify(offsets)}.`);
}

/** Left and right exchanged, in the images whose draw is below the probability. @param draws [batch] */
export function randomFlip(images: tf.Tensor4D, draws: tf.Tensor1D, probability: number): tf.Tensor4D {
  throw new Error(`Not written yet: of [${images.shape}] those with ${draws} below ${probability}.`);
}

/** Each image turned counter-clockwise about its centre, by bilinear samples. @param angles radians, [batch] */
export function rotate(images: tf.Tensor4D, angles: tf.Tensor1D): tf.Tensor4D {
  throw new Error(`Not written yet: [${images.shape}] by ${angles}.`);
}

/** Contrast about the mean of each image, then brightness, then back into [0, 1]. */
export function colorJitter(
  images: tf.Tensor4D,
  contrasts: tf.Tensor1D,
  brightnesses: tf.Tensor1D,
): tf.Tensor4D {
  throw new Error(`Not written yet: [${images.shape}] times ${contrasts} plus ${brightnesses}.`);
}
