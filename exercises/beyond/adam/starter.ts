import * as tf from '@tensorflow/tfjs';

export interface State {
  m: tf.Tensor;
  v: tf.Tensor;
  /** Steps taken so far. */
  t: number;
}
export interface Options {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
}

/**
 * One step of Adam.
 *
 * @param param the parameter, any shape
 * @param grad its gradient, same shape
 * @param state running averages before this step, and how many steps came before
 * @returns the parameter and the state after the step; nothing that came in is changed
 */
export function adamStep(
  param: tf.Tensor,
  grad: tf.Tensor,
  state: State,
  { learningRate, beta1, beta2, epsilon }: Options,
): { param: tf.Tensor; state: State } {
  throw new Error(`Not written yet: step ${state.t + 1}.`);
}
