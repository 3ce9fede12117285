import * as tf from '@tensorflow/tfjs';

export const title = 'Adds x and |x|';
export const hint =
  '(x + |x|) / 2 is right on paper. What is the sum for x = −∞, and does x + |x| still fit into float32 when x is as large as a float32 can be?';

export function relu(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => x.add(x.abs()).div(2));
}
