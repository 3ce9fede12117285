import * as tf from '@tensorflow/tfjs';

export const title = 'Leaves out the starting point';
export const hint =
  'Your first row is the point after one step. Which point does the trajectory begin with, and how many rows does it have?';

export function gradientDescent(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { learningRate, steps }: { learningRate: number; steps: number },
): tf.Tensor {
  return tf.tidy(() => {
    const trajectory: tf.Tensor1D[] = [];
    let x = x0;
    for (let step = 0; step < steps; step++) {
      x = x.sub(grad(x).mul(learningRate));
      trajectory.push(x);
    }
    return trajectory.length > 0 ? tf.stack(trajectory) : tf.zeros([0, x0.size]);
  });
}
