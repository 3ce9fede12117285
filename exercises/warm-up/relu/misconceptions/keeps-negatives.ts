import * as tf from '@tensorflow/tfjs';

export const title = 'Keeps the other half';
export const hint =
  'Your positive values are gone and the negative ones are left. Which of the two should survive, and which of the two does your comparison or minimum keep?';

export function relu(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => tf.minimum(x, 0));
}
