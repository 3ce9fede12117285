import * as tf from '@tensorflow/tfjs';

export const title = 'Sums over the columns';
export const hint = 'Your columns add up to one. Along which axis should the probabilities add up?';

export function rowSoftmax(x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const powers = x.sub(x.max(0, true)).exp();
    return powers.div(powers.sum(0, true));
  });
}
