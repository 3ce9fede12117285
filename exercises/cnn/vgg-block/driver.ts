/** The parameters one by one, so that a gradient can be taken with respect to each. */
import type * as tf from '@tensorflow/tfjs';

interface Solution {
  vggBlock(x: tf.Tensor, filters: { w: tf.Tensor; b: tf.Tensor }[]): tf.Tensor;
}

/** A block of two convolutions. */
export function ofTwo(
  solution: Solution,
  x: tf.Tensor,
  w1: tf.Tensor,
  b1: tf.Tensor,
  w2: tf.Tensor,
  b2: tf.Tensor,
): tf.Tensor {
  return solution.vggBlock(x, [
    { w: w1, b: b1 },
    { w: w2, b: b2 },
  ]);
}
