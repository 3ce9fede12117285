import * as tf from '@tensorflow/tfjs';

export const title = 'Adds the whole gradient to the average';
export const hint =
  'Your averages grow to many times the gradient. One that keeps β of the old value: how much of the new one does it take?';

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

/** β · average + value */
const average = (old: tf.Tensor, value: tf.Tensor, beta: number): tf.Tensor => old.mul(beta).add(value);

/** Algorithm 1 of Kingma and Ba (2015). */
export function adamStep(
  param: tf.Tensor,
  grad: tf.Tensor,
  state: State,
  { learningRate, beta1, beta2, epsilon }: Options,
): { param: tf.Tensor; state: State } {
  return tf.tidy(() => {
    const t = state.t + 1;
    const m = average(state.m, grad, beta1);
    const v = average(state.v, grad.square(), beta2);
    const mHat = m.div(1 - beta1 ** t);
    const vHat = v.div(1 - beta2 ** t);
    const step = mHat.div(vHat.sqrt().add(epsilon)).mul(learningRate);
    return { param: param.sub(step), state: { m, v, t } };
  });
}
