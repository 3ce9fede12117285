/** Takes the same step twice from one state: between two calls through a channel the state would be a fresh copy. */
import type * as tf from '@tensorflow/tfjs';

interface State {
  m: tf.Tensor;
  v: tf.Tensor;
  t: number;
}
interface Step {
  param: tf.Tensor;
  state: State;
}
interface Solution {
  adamStep(param: tf.Tensor, grad: tf.Tensor, state: State, options: object): Step | Promise<Step>;
}

/** Both results, and the state that went in as it is afterwards. */
export async function twice(
  solution: Solution,
  param: tf.Tensor,
  grad: tf.Tensor,
  state: State,
  options: object,
): Promise<{ once: Step; again: Step; state: State }> {
  const once = await solution.adamStep(param, grad, state, options);
  const again = await solution.adamStep(param, grad, state, options);
  return { once, again, state };
}
