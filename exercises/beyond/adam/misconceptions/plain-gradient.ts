import * as tf from '@tensorflow/tfjs';

export const title = 'Steps along the gradient, not its average';
export const hint =
  'Your first step is right. Afterwards the step should follow the running average of the gradients: which of your variables goes unused?';

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
    const mHat = grad;
    const vHat = v.div(1 - beta2 ** t);
    const step = mHat.div(vHat.sqrt().add(epsilon));
    return { param: param.sub(step.mul(learningRate)), state: { m, v, t } };
  });
}
