import * as tf from '@tensorflow/tfjs';

/**
 * Inverted dropout with given draws.
 *
 * @param x activations, any shape
 * @param rate the share that is silenced, in [0, 1]
 * @param mask uniform draws from [0, 1), of the shape of x; an activation is silenced where its draw is below the rate
 * @param training outside of training nothing happens
 * @returns like x
 */
export function dropout(x: tf.Tensor, rate: number, mask: tf.Tensor, training: boolean): tf.Tensor {
  const below = tf.less(mask, rate);
  throw new Error(`Not written yet: training is ${training}; of [${x.shape}] these are silenced: ${below}.`);
}
