import * as tf from '@tensorflow/tfjs';

type Gradient = (x: tf.Tensor1D) => tf.Tensor1D;
interface Options {
  learningRate: number;
  beta: number;
  steps: number;
}

/** Plain arrays, which are waited for, and the rate inside the velocity: with one rate for all steps it is the same. */
async function walk(
  grad: Gradient,
  x0: tf.Tensor1D,
  options: Options & { ahead: number },
): Promise<tf.Tensor2D> {
  const { learningRate, beta, steps, ahead } = options;
  let x = Array.from(await x0.data());
  let step = x.map(() => 0);
  const points = [x];
  for (let t = 0; t < steps; t++) {
    const at = x.map((value, i) => value - ahead * (step[i] ?? 0));
    const told = tf.tidy(() => grad(tf.tensor1d(at)));
    const slope = await told.data();
    told.dispose();
    step = step.map((value, i) => beta * value + learningRate * (slope[i] ?? 0));
    x = x.map((value, i) => value - (step[i] ?? 0));
    points.push(x);
  }
  return tf.tensor2d(points, [steps + 1, x0.size]);
}

export function momentum(grad: Gradient, x0: tf.Tensor1D, options: Options): Promise<tf.Tensor2D> {
  return walk(grad, x0, { ...options, ahead: 0 });
}

export function nesterov(grad: Gradient, x0: tf.Tensor1D, options: Options): Promise<tf.Tensor2D> {
  return walk(grad, x0, { ...options, ahead: options.beta });
}
