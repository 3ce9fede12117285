import type * as tf from '@tensorflow/tfjs';

export function rowSoftmax(x: tf.Tensor2D): tf.Tensor2D {
  return x.softmax();
}
