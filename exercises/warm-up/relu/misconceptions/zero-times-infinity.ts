import * as tf from '@tensorflow/tfjs';

export const title = 'Multiplies by a mask of zeros and ones';
export const hint =
  'Your product is right for every finite value. What is 0 · ∞ in floating point, and how could you choose a value instead of multiplying?';

export function relu(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => x.mul(x.greater(0).cast('float32')));
}
