import * as tf from '@tensorflow/tfjs';

export function rowSoftmax(x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const powers = x.exp();
    return powers.div(powers.sum(1, true));
  });
}
