import type * as tf from '@tensorflow/tfjs';

export function rowSoftmax(_x: tf.Tensor2D): tf.Tensor2D {
  throw new Error('Not written yet.');
}
