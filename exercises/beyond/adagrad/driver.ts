/** Takes the same step twice from one state: between two calls through a channel the state would be a fresh copy. */
import * as tf from '@tensorflow/tfjs';

interface State {
  sum: tf.Tensor;
}
interface After {
  param: tf.Tensor;
  state: State;
}
interface Solution {
  adagradStep(param: tf.Tensor, grad: tf.Tensor, state: State, options: object): After | Promise<After>;
}

/** Both results of the same step. */
export async function twice(
  solution: Solution,
  param: tf.Tensor,
  grad: tf.Tensor,
  state: State,
  options: object,
): Promise<{ once: After; again: After }> {
  const once = await solution.adagradStep(param, grad, state, options);
  const again = await solution.adagradStep(param, grad, state, options);
  return { once, again };
}

/** The way down ½ (a x² + b y²) from a point: points [steps + 1, 2]. */
export async function descend(
  solution: Solution,
  curvature: tf.Tensor1D,
  start: tf.Tensor1D,
  steps: number,
  options: object,
): Promise<tf.Tensor2D> {
  const points: tf.Tensor[] = [start];
  let after: After = { param: start, state: { sum: tf.zerosLike(start) } };
  for (let step = 0; step < steps; step++) {
    after = await solution.adagradStep(after.param, curvature.mul(after.param), after.state, options);
    points.push(after.param);
  }
  return tf.stack(points) as tf.Tensor2D;
}
