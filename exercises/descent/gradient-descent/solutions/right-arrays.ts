import * as tf from '@tensorflow/tfjs';

/** Plain arrays between the calls of the gradient, in double precision. */
export function gradientDescent(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { learningRate, steps }: { learningRate: number; steps: number },
): tf.Tensor2D {
  const trajectory = [Array.from(x0.dataSync())];
  for (let step = 1; step <= steps; step++) {
    const here = trajectory[step - 1] ?? [];
    const slope = tf.tidy(() => grad(tf.tensor1d(here)).dataSync());
    trajectory.push(here.map((value, i) => value - learningRate * (slope[i] ?? 0)));
  }
  return tf.tensor2d(trajectory, [steps + 1, x0.size]);
}
