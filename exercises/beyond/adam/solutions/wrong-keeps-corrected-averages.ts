import * as tf from '@tensorflow/tfjs';

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
interface Result {
  param: tf.Tensor;
  state: State;
}

/** Hands the corrected averages on, so that the next step corrects them once more. */
export function adamStep(param: tf.Tensor, grad: tf.Tensor, state: State, options: Options): Result {
  return tf.tidy(() => {
    const { learningRate, beta1, beta2, epsilon } = options;
    const t = state.t + 1;
    const m = state.m
      .mul(beta1)
      .add(grad.mul(1 - beta1))
      .div(1 - beta1 ** t);
    const v = state.v
      .mul(beta2)
      .add(grad.square().mul(1 - beta2))
      .div(1 - beta2 ** t);
    return { param: param.sub(m.div(v.sqrt().add(epsilon)).mul(learningRate)), state: { m, v, t } };
  });
}
