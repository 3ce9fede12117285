/** Hands the solution critics that are known, because a function cannot cross between realms. */
import type * as tf from '@tensorflow/tfjs';

type Critic = (x: tf.Tensor2D) => tf.Tensor2D;
interface Penalty {
  penalty: tf.Scalar;
  slopes: tf.Tensor1D;
}
interface Solution {
  gradientPenalty(critic: Critic, real: tf.Tensor2D, fake: tf.Tensor2D, eps: tf.Tensor2D): Penalty;
}

/** The linear critic x · w, as steep everywhere. */
export function ofAPlane(
  solution: Solution,
  w: tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  eps: tf.Tensor2D,
): Penalty {
  return solution.gradientPenalty((x) => x.matMul(w) as tf.Tensor2D, real, fake, eps);
}

/** The critic ½ |x|², whose gradient is x. */
export function ofABowl(solution: Solution, real: tf.Tensor2D, fake: tf.Tensor2D, eps: tf.Tensor2D): Penalty {
  return solution.gradientPenalty((x) => x.square().sum<tf.Tensor2D>(1, true).div(2), real, fake, eps);
}

/** A critic with one hidden layer, tanh(x w + b) v. */
export function ofANetwork(
  solution: Solution,
  w: tf.Tensor2D,
  b: tf.Tensor1D,
  v: tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  eps: tf.Tensor2D,
): Penalty {
  const critic: Critic = (x) => x.matMul(w).add(b).tanh().matMul(v) as tf.Tensor2D;
  return solution.gradientPenalty(critic, real, fake, eps);
}

/** The penalty of that critic alone, so that a gradient can be taken through it. */
export function penaltyOf(
  solution: Solution,
  w: tf.Tensor2D,
  b: tf.Tensor1D,
  v: tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  eps: tf.Tensor2D,
): tf.Scalar {
  return ofANetwork(solution, w, b, v, real, fake, eps).penalty;
}
