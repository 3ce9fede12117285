import * as tf from '@tensorflow/tfjs';

export function rowSoftmax(x: tf.Tensor2D): tf.Tensor2D {
  return tf.exp(x.sub(x.logSumExp(1, true)));
}
