import * as tf from '@tensorflow/tfjs';

type Loss = (theta: tf.Tensor1D) => tf.Scalar;
export interface Task {
  /** To adapt with. */
  support: Loss;
  /** To judge the adapted parameters by. */
  query: Loss;
}

/**
 * One step of model-agnostic meta-learning.
 *
 * @param theta the parameters that all tasks begin from, [n]
 * @returns [n]
 */
export function mamlStep(
  theta: tf.Tensor1D,
  tasks: Task[],
  { inner, outer }: { inner: number; outer: number },
): tf.Tensor1D {
  throw new Error(
    `Not written yet: adapt to ${tasks.length} tasks with rate ${inner}, then move ${theta.size} parameters with rate ${outer}.`,
  );
}
