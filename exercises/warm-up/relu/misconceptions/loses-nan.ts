import * as tf from '@tensorflow/tfjs';

export const title = 'Turns NaN into 0';
export const hint =
  'Every comparison with NaN is false. Follow a NaN through your condition: which branch does it take, and what would let it through?';

export function relu(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => tf.where(x.greater(0), x, tf.zerosLike(x)));
}
