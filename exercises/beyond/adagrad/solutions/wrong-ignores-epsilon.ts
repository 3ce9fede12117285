import * as tf from '@tensorflow/tfjs';

type State = { sum: tf.Tensor };

/** An epsilon of its own, as a library might have it. */
export function adagradStep(
  param: tf.Tensor,
  grad: tf.Tensor,
  state: State,
  { learningRate }: { learningRate: number },
): { param: tf.Tensor; state: State } {
  return tf.tidy(() => {
    const sum = state.sum.add(grad.square());
    return { param: param.sub(grad.mul(learningRate).div(sum.sqrt().add(1e-10))), state: { sum } };
  });
}
