import type * as tf from '@tensorflow/tfjs';

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

/** Keeps its averages in the state that came in: whoever kept the old state finds it changed. */
export function adamStep(param: tf.Tensor, grad: tf.Tensor, state: State, options: Options): Result {
  const { learningRate, beta1, beta2, epsilon } = options;
  state.t += 1;
  state.m = state.m.mul(beta1).add(grad.mul(1 - beta1));
  state.v = state.v.mul(beta2).add(grad.square().mul(1 - beta2));
  const mHat = state.m.div(1 - beta1 ** state.t);
  const vHat = state.v.div(1 - beta2 ** state.t);
  return { param: param.sub(mHat.div(vHat.sqrt().add(epsilon)).mul(learningRate)), state };
}
