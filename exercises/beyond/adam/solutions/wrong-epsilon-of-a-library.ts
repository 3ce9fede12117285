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

/** The efficient form with ε left as it is, as in several libraries: the ε of the paper's algorithm 1 is smaller at first. */
export function adamStep(param: tf.Tensor, grad: tf.Tensor, state: State, options: Options): Result {
  return tf.tidy(() => {
    const { learningRate, beta1, beta2, epsilon } = options;
    const t = state.t + 1;
    const m = state.m.mul(beta1).add(grad.mul(1 - beta1));
    const v = state.v.mul(beta2).add(grad.square().mul(1 - beta2));
    const step = (learningRate * Math.sqrt(1 - beta2 ** t)) / (1 - beta1 ** t);
    return { param: param.sub(m.mul(step).div(v.sqrt().add(epsilon))), state: { m, v, t } };
  });
}
