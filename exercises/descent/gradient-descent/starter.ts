import * as tf from '@tensorflow/tfjs';

/**
 * Gradient descent with a constant learning rate.
 *
 * @param grad gradient of the objective: takes a point [n], gives the gradient there, [n]
 * @param x0 starting point, [n]
 * @returns the trajectory [steps + 1, n]: x0 first, then the point after each step
 */
export function gradientDescent(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { learningRate, steps }: { learningRate: number; steps: number },
): tf.Tensor2D {
  throw new Error(`Not written yet: take ${steps} steps of size ${learningRate} from x0.`);
}
