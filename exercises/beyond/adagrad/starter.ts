import * as tf from '@tensorflow/tfjs';

export interface State {
  /** Squared gradients of all steps so far, added up. */
  sum: tf.Tensor;
}
export interface Options {
  learningRate: number;
  epsilon: number;
}

/**
 * One step of AdaGrad.
 *
 * @param param the parameter, any shape
 * @param grad its gradient
 * @param state what the steps before have left
 */
export function adagradStep(
  param: tf.Tensor,
  grad: tf.Tensor,
  state: State,
  { learningRate, epsilon }: Options,
): { param: tf.Tensor; state: State } {
  throw new Error(`Not written yet: a step with learning rate ${learningRate}.`);
}
