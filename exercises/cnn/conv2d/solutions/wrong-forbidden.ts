import * as tf from '@tensorflow/tfjs';

export function conv2d(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  b: tf.Tensor1D,
  { stride = 1, padding = 'valid' }: { stride?: number; padding?: 'valid' | 'same' } = {},
): tf.Tensor {
  return tf.tidy(() => tf.conv2d(x, w, stride, padding).add(b));
}
