import * as tf from '@tensorflow/tfjs';

export const title = 'Computes with ∞ where it should choose';
export const hint =
  'Every finite value is right, and −∞ becomes NaN. What are 0 · ∞ and ∞ − ∞ in floating point, and how could you choose one of two values instead of computing with both?';

export function relu(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => x.mul(x.greater(0).cast('float32')));
}
