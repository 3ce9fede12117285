/** The parameters one by one, so that a gradient can be taken with respect to each. */
import type * as tf from '@tensorflow/tfjs';

interface Solution {
  residualBlock(x: tf.Tensor, params: object): tf.Tensor;
}

/** A block of stride 1 whose way round is x itself. */
export function withIdentity(
  solution: Solution,
  x: tf.Tensor,
  w1: tf.Tensor,
  b1: tf.Tensor,
  w2: tf.Tensor,
  b2: tf.Tensor,
): tf.Tensor {
  return solution.residualBlock(x, { w1, b1, w2, b2, stride: 1 });
}

/** A block of stride 1 whose way round is projected. */
export function withProjection(
  solution: Solution,
  x: tf.Tensor,
  w1: tf.Tensor,
  b1: tf.Tensor,
  w2: tf.Tensor,
  b2: tf.Tensor,
  w: tf.Tensor,
  b: tf.Tensor,
): tf.Tensor {
  return solution.residualBlock(x, { w1, b1, w2, b2, stride: 1, shortcut: { w, b } });
}
