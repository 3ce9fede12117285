import * as tf from '@tensorflow/tfjs';

type Options = { size: number; stride: number; padding?: 'valid' | 'same' };

export const maxPool = (x: tf.Tensor4D, { size, stride, padding = 'valid' }: Options): tf.Tensor4D =>
  tf.maxPool(x, size, stride, padding);
export const avgPool = (x: tf.Tensor4D, { size, stride, padding = 'valid' }: Options): tf.Tensor4D =>
  tf.pool(x, size, 'avg', padding, 1, stride);
