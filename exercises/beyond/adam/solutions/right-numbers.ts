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

/** Element by element on plain numbers, in double precision; values are waited for. */
export async function adamStep(
  param: tf.Tensor,
  grad: tf.Tensor,
  { m, v, t }: State,
  options: Options,
): Promise<Result> {
  const { learningRate, beta1, beta2, epsilon } = options;
  const [old, slope, first, second] = await Promise.all([param.data(), grad.data(), m.data(), v.data()]);
  const next = { param: Float32Array.from(old), m: Float32Array.from(first), v: Float32Array.from(second) };
  for (const [i, g] of slope.entries()) {
    const mean = beta1 * (first[i] ?? 0) + (1 - beta1) * g;
    const square = beta2 * (second[i] ?? 0) + (1 - beta2) * g * g;
    const direction = mean / (1 - beta1 ** (t + 1));
    const size = Math.sqrt(square / (1 - beta2 ** (t + 1))) + epsilon;
    next.m[i] = mean;
    next.v[i] = square;
    next.param[i] = (old[i] ?? 0) - (learningRate * direction) / size;
  }
  const tensor = (values: Float32Array) => tf.tensor(values, param.shape);
  return { param: tensor(next.param), state: { m: tensor(next.m), v: tensor(next.v), t: t + 1 } };
}
