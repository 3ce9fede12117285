import * as tf from '@tensorflow/tfjs';

export const title = 'Forgets the root';
export const hint =
  'Your steps grow as the gradient shrinks. What does Adam divide by: the average square or its root?';

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
    const mHat = m.div(1 - beta1 ** t);
    const vHat = v.div(1 - beta2 ** t);
    const step = mHat.div(vHat.add(epsilon));
    return { param: param.sub(step.mul(learningRate)), state: { m, v, t } };
  });
}
