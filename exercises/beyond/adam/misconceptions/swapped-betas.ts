import * as tf from '@tensorflow/tfjs';

export const title = 'The two decay rates change places';
export const hint =
  'Your state does not match: look at which decay rate belongs to the average of the gradient and which to the average of its square.';

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
    const m = state.m.mul(beta2).add(grad.mul(1 - beta2));
    const v = state.v.mul(beta1).add(grad.square().mul(1 - beta1));
    const mHat = m.div(1 - beta2 ** t);
    const vHat = v.div(1 - beta1 ** t);
    const step = mHat.div(vHat.sqrt().add(epsilon));
    return { param: param.sub(step.mul(learningRate)), state: { m, v, t } };
  });
}
