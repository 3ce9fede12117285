/** SOLUTION of `convolution.ts`, as a module that the peers' programs bundle. */
import * as tf from '@tensorflow/tfjs';

export function convolve(x: tf.Tensor4D, w: tf.Tensor4D): tf.Tensor {
  return tf.conv2d(x, w, 1, 'same');
}
