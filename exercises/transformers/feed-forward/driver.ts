/** Takes the parameters one by one, so that gradients can be taken with respect to each. */
import type * as tf from '@tensorflow/tfjs';

interface Solution {
  feedForward(x: tf.Tensor3D, params: Record<string, tf.Tensor>): tf.Tensor3D;
}

/** The layer with its parameters as arguments. */
export function layer(
  solution: Solution,
  x: tf.Tensor3D,
  w1: tf.Tensor2D,
  b1: tf.Tensor1D,
  w2: tf.Tensor2D,
  b2: tf.Tensor1D,
): tf.Tensor3D {
  return solution.feedForward(x, { w1, b1, w2, b2 });
}
