import * as tf from '@tensorflow/tfjs';

type State = { sum: tf.Tensor };

/** Uses the new sum and hands the old one on. */
export function adagradStep(
  param: tf.Tensor,
  grad: tf.Tensor,
  state: State,
  { learningRate, epsilon }: { learningRate: number; epsilon: number },
): { param: tf.Tensor; state: State } {
  return tf.tidy(() => {
    const root = state.sum.add(grad.square()).sqrt();
    return {
      param: param.sub(grad.mul(learningRate).div(root.add(epsilon))),
      state: { sum: state.sum.clone() },
    };
  });
}
