import type * as tf from '@tensorflow/tfjs';

export function relu(x: tf.Tensor): tf.Tensor {
  return x.softplus();
}
