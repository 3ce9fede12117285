/** Makes tasks out of plain numbers, because a function cannot cross between realms. */
import * as tf from '@tensorflow/tfjs';

type Loss = (theta: tf.Tensor1D) => tf.Scalar;
interface Options {
  inner: number;
  outer: number;
}
/** Whoever reads values with `data()` gives it later. */
type Point = tf.Tensor1D | Promise<tf.Tensor1D>;
interface Solution {
  mamlStep(theta: tf.Tensor1D, tasks: { support: Loss; query: Loss }[], options: Options): Point;
}
/** Samples x [k, n] with targets y [k], to adapt with, and others to judge by. */
interface TaskData {
  support: { x: tf.Tensor2D; y: tf.Tensor1D };
  query: { x: tf.Tensor2D; y: tf.Tensor1D };
}

/** Mean squared error of a model on samples. */
const error =
  (model: (x: tf.Tensor2D, theta: tf.Tensor1D) => tf.Tensor, { x, y }: TaskData['support']): Loss =>
  (theta) =>
    model(x, theta).sub(y).square().mean() as tf.Scalar;

const linear = (x: tf.Tensor2D, theta: tf.Tensor1D) => x.matMul(theta.reshape([-1, 1])).flatten();
const squared = (x: tf.Tensor2D, theta: tf.Tensor1D) => linear(x, theta).square();

const tasksOf = (model: typeof linear, data: TaskData[]) =>
  data.map(({ support, query }) => ({ support: error(model, support), query: error(model, query) }));

/** One step on linear regressions, y = θ · x. */
export function onLines(solution: Solution, theta: tf.Tensor1D, data: TaskData[], options: Options): Point {
  return solution.mamlStep(theta, tasksOf(linear, data), options);
}

/** One step on y = (θ · x)², whose curvature depends on θ. */
export function onSquares(solution: Solution, theta: tf.Tensor1D, data: TaskData[], options: Options): Point {
  return solution.mamlStep(theta, tasksOf(squared, data), options);
}

/** Several steps on the same linear regressions: points [steps + 1, n]. */
export async function train(
  solution: Solution,
  theta: tf.Tensor1D,
  data: TaskData[],
  steps: number,
  options: Options,
): Promise<tf.Tensor2D> {
  const points = [theta];
  let here = theta;
  for (let step = 0; step < steps; step++) {
    here = await solution.mamlStep(here, tasksOf(linear, data), options);
    points.push(here);
  }
  const path = tf.stack(points) as tf.Tensor2D;
  tf.dispose(points.filter((point) => point !== theta));
  return path;
}
