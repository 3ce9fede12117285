import * as tf from '@tensorflow/tfjs';

export const title = 'Lets a little of the negatives through';
export const hint =
  'Your negative values are scaled down, not removed. That is another activation of the same family: what does this one do below zero?';

const leaky =
  (slope: number) =>
  (x: tf.Tensor): tf.Tensor =>
    tf.tidy(() => tf.maximum(x, x.mul(slope)));

export const relu = leaky(0.01);

export const family = { from: 1e-4, to: 0.9, of: (slope: number) => ({ relu: leaky(slope) }) };
