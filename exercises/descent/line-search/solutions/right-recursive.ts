import * as tf from '@tensorflow/tfjs';

type Objective = (x: tf.Tensor1D) => tf.Scalar;
type Gradient = (x: tf.Tensor1D) => tf.Tensor1D;

/** The first rate of 1, β, β², … that descends enough, counted instead of multiplied up. */
function rateAt(
  f: Objective,
  x: tf.Tensor1D,
  g: tf.Tensor1D,
  options: { alpha: number; beta: number },
): number {
  const promised = g.dot(g).arraySync() as number;
  const height = f(x).arraySync();
  const enough = (eta: number) => f(x.sub(g.mul(eta))).arraySync() <= height - options.alpha * eta * promised;
  let shortened = 0;
  while (!enough(options.beta ** shortened)) shortened += 1;
  return options.beta ** shortened;
}

export function backtracking(
  f: Objective,
  grad: Gradient,
  x0: tf.Tensor1D,
  options: { alpha: number; beta: number; steps: number },
): { trajectory: tf.Tensor; rates: tf.Tensor } {
  return tf.tidy(() => {
    const first: tf.Tensor2D = x0.expandDims(0);
    if (options.steps === 0) return { trajectory: first, rates: tf.zeros([0]) };
    const g = grad(x0);
    const rate = rateAt(f, x0, g, options);
    const rest = backtracking(f, grad, x0.sub(g.mul(rate)), { ...options, steps: options.steps - 1 });
    return {
      trajectory: tf.concat([first, rest.trajectory], 0),
      rates: tf.concat([tf.tensor1d([rate]), rest.rates], 0),
    };
  });
}
