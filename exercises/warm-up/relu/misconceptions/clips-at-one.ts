import * as tf from '@tensorflow/tfjs';

export const title = 'Stops at an upper bound';
export const hint =
  'From some value on, everything that you give is the same. Read the definition again: is there a bound above as well as below?';

const bounded =
  (bound: number) =>
  (x: tf.Tensor): tf.Tensor =>
    tf.tidy(() => tf.clipByValue(x, 0, bound));

export const relu = bounded(1);

export const family = { from: 0.1, to: 1e38, of: (bound: number) => ({ relu: bounded(bound) }) };
