import * as tf from '@tensorflow/tfjs';

export const title = 'Counts the steps from zero';
export const hint =
  'Your correction lags one step behind. Which t belongs in 1 − βᵗ at the first step, when no step came before?';

interface State {
  m: tf.Tensor;
  v: tf.Tensor;
  t: number;
}
interface Options {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
}

export function adamStep(
  param: tf.Tensor,
  grad: tf.Tensor,
  state: State,
  { learningRate, beta1, beta2, epsilon }: Options,
): { param: tf.Tensor; state: State } {
  return tf.tidy(() => {
    const t = state.t + 1;
    const m = state.m.mul(beta1).add(grad.mul(1 - beta1));
    const v = state.v.mul(beta2).add(grad.square().mul(1 - beta2));
    const mHat = m.div(1 - beta1 ** Math.max(state.t, 0));
    const vHat = v.div(1 - beta2 ** Math.max(state.t, 0));
    const step = mHat.div(vHat.sqrt().add(epsilon));
    return { param: param.sub(step.mul(learningRate)), state: { m, v, t } };
  });
}
