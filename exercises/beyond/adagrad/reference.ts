import * as tf from '@tensorflow/tfjs';

export interface State {
  /** Squared gradients of all steps so far, added up. */
  sum: tf.Tensor;
}
export interface Options {
  learningRate: number;
  epsilon: number;
}

/** s ← s + g², θ ← θ − η g / (√s + ε), element by element. */
export function adagradStep(
  param: tf.Tensor,
  grad: tf.Tensor,
  state: State,
  { learningRate, epsilon }: Options,
): { param: tf.Tensor; state: State } {
  return tf.tidy(() => {
    const sum = state.sum.add(grad.square());
    const step = grad.div(sum.sqrt().add(epsilon)).mul(learningRate);
    return { param: param.sub(step), state: { sum } };
  });
}
