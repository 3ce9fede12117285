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

/** Averages as small moves towards the new value. */
export function adamStep(param: tf.Tensor, grad: tf.Tensor, state: State, options: Options): Result {
  return tf.tidy(() => {
    const towards = (old: tf.Tensor, value: tf.Tensor, beta: number) => old.add(value.sub(old).mul(1 - beta));
    const m = towards(state.m, grad, options.beta1);
    const v = towards(state.v, grad.pow(2), options.beta2);
    const t = state.t + 1;
    const unbiased = (average: tf.Tensor, beta: number) => average.div(tf.scalar(1 - beta ** t));
    const spread = unbiased(v, options.beta2).pow(0.5).add(options.epsilon);
    const step = unbiased(m, options.beta1).div(spread);
    return { param: tf.add(param, step.mul(-options.learningRate)), state: { m, v, t } };
  });
}
