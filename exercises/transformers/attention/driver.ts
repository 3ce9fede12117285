/** One tensor out of the pair that `attention` returns, so that a gradient can be asked for. */
import type * as tf from '@tensorflow/tfjs';

interface Solution {
  attention(q: tf.Tensor4D, k: tf.Tensor4D, v: tf.Tensor4D): { output: tf.Tensor4D; weights: tf.Tensor4D };
}

/** The output alone, without a mask. */
export function outputOf(solution: Solution, q: tf.Tensor4D, k: tf.Tensor4D, v: tf.Tensor4D): tf.Tensor4D {
  return solution.attention(q, k, v).output;
}
