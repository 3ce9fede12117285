import * as tf from '@tensorflow/tfjs';

/** Every pixel four times, as a square of two by two. */
function enlarge(images: tf.Tensor4D): tf.Tensor4D {
  const [batch, height, width, channels] = images.shape;
  const wide: tf.Tensor4D = tf.stack([images, images], 3).reshape([batch, height, 2 * width, channels]);
  return tf.stack([wide, wide], 2).reshape([batch, 2 * height, 2 * width, channels]);
}

/** (1 − α) times the enlarged old image plus α times the new one. */
export function fadeIn(low: tf.Tensor4D, high: tf.Tensor4D, alpha: number): tf.Tensor4D {
  return tf.tidy(() => {
    const old = enlarge(low);
    return old.mul(1 - alpha).add(high.mul(alpha));
  });
}
