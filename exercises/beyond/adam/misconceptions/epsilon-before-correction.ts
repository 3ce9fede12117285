import * as tf from '@tensorflow/tfjs';

export const title = 'Epsilon before the bias correction';
export const hint =
  'Your averages are right, and your first steps are too short. You add epsilon to the root of v before its correction, as some libraries do. To what does the statement add it?';

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
    const rate = (learningRate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
    const step = m.div(v.sqrt().add(epsilon));
    return { param: param.sub(step.mul(rate)), state: { m, v, t } };
  });
}
