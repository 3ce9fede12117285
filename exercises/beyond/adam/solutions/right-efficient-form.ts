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

/** The order of the computation at the end of section 2 of Kingma and Ba: both corrections in the step size, ε adapted to them. */
export function adamStep(param: tf.Tensor, grad: tf.Tensor, state: State, options: Options): Result {
  return tf.tidy(() => {
    const { learningRate, beta1, beta2, epsilon } = options;
    const t = state.t + 1;
    const m = tf.addN([state.m.mul(beta1), grad.mul(1 - beta1)]);
    const v = tf.addN([state.v.mul(beta2), grad.mul(grad).mul(1 - beta2)]);
    const root = Math.sqrt(1 - beta2 ** t);
    const step = (learningRate * root) / (1 - beta1 ** t);
    const moved = param.sub(m.mul(step).div(tf.sqrt(v).add(epsilon * root)));
    return { param: moved, state: { m, v, t } };
  });
}
