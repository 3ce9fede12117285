/** Hands the solution parts whose work is known, because a function cannot cross between realms. */
import * as tf from '@tensorflow/tfjs';

interface Params {
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
  epsilon: number;
}
type Sublayer = (x: tf.Tensor3D) => tf.Tensor3D;
interface Solution {
  addAndNorm(x: tf.Tensor3D, sublayer: Sublayer, params: Params): tf.Tensor3D | Promise<tf.Tensor3D>;
}

/** x w + b for every token. */
const linear =
  (w: tf.Tensor2D, b: tf.Tensor1D): Sublayer =>
  (x) =>
    tf.tidy(() => x.reshape([-1, w.shape[0]]).matMul(w).add(b).reshape(x.shape));

/** A part that adds nothing. */
export function aroundNothing(solution: Solution, x: tf.Tensor3D, params: Params) {
  return solution.addAndNorm(x, (y) => tf.zerosLike(y), params);
}

/** The linear part x w + b. */
export function aroundLinear(
  solution: Solution,
  x: tf.Tensor3D,
  w: tf.Tensor2D,
  b: tf.Tensor1D,
  params: Params,
) {
  return solution.addAndNorm(x, linear(w, b), params);
}

/** The part tanh(x w + b), and the same once more on what came out. */
export async function stacked(
  solution: Solution,
  x: tf.Tensor3D,
  w: tf.Tensor2D,
  b: tf.Tensor1D,
  params: Params,
): Promise<tf.Tensor3D> {
  const part: Sublayer = (y) => tf.tidy(() => linear(w, b)(y).tanh());
  return solution.addAndNorm(await solution.addAndNorm(x, part, params), part, params);
}

/** The linear part with everything that is learned as arguments, so that gradients can be taken with respect to each. */
export function trained(
  solution: Solution,
  x: tf.Tensor3D,
  w: tf.Tensor2D,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
) {
  return solution.addAndNorm(x, linear(w, tf.zerosLike(beta)), { gamma, beta, epsilon: 1e-5 });
}
