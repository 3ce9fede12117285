import * as tf from '@tensorflow/tfjs';

type State = { sum: tf.Tensor };

/** The rate of each element first, then an ordinary step of gradient descent. */
export function adagradStep(
  param: tf.Tensor,
  grad: tf.Tensor,
  state: State,
  options: { learningRate: number; epsilon: number },
): { param: tf.Tensor; state: State } {
  const [after, sum] = tf.tidy(() => {
    const squares = tf.add(state.sum, tf.mul(grad, grad));
    const rate = tf.div(options.learningRate, tf.add(tf.sqrt(squares), options.epsilon));
    return [tf.sub(param, tf.mul(rate, grad)), squares] as [tf.Tensor, tf.Tensor];
  });
  return { param: after, state: { sum } };
}
