import * as tf from '@tensorflow/tfjs';

/**
 * Every column less its mean, divided by its standard deviation; a constant column becomes zeros.
 *
 * @param x a data set, [samples, features]
 * @returns [samples, features]
 */
export function standardise(x: tf.Tensor2D): tf.Tensor2D {
  throw new Error(`Not written yet: mean and deviation of each column of a data set of shape [${x.shape}].`);
}
