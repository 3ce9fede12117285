/** Picks one gradient out of the three, so that a mistake in one of them leaves the others their points. */
import type * as tf from '@tensorflow/tfjs';

interface Gradients {
  dx: tf.Tensor;
  dw: tf.Tensor;
  db: tf.Tensor;
}
interface Solution {
  conv2dBackward(x: tf.Tensor, w: tf.Tensor, dy: tf.Tensor, options?: object): Gradients | Promise<Gradients>;
}

/** The gradient with respect to the images. */
export async function dx(
  solution: Solution,
  x: tf.Tensor,
  w: tf.Tensor,
  dy: tf.Tensor,
  options?: object,
): Promise<tf.Tensor> {
  return (await solution.conv2dBackward(x, w, dy, options)).dx;
}

/** The gradient with respect to the filters. */
export async function dw(
  solution: Solution,
  x: tf.Tensor,
  w: tf.Tensor,
  dy: tf.Tensor,
  options?: object,
): Promise<tf.Tensor> {
  return (await solution.conv2dBackward(x, w, dy, options)).dw;
}

/** The gradient with respect to the biases. */
export async function db(
  solution: Solution,
  x: tf.Tensor,
  w: tf.Tensor,
  dy: tf.Tensor,
  options?: object,
): Promise<tf.Tensor> {
  return (await solution.conv2dBackward(x, w, dy, options)).db;
}
