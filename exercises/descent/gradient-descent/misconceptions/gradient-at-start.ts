import * as tf from '@tensorflow/tfjs';

export const title = 'Uses the gradient of the starting point in every step';
export const hint =
  'Your steps all have the same length and direction. At which point should the gradient of step t be taken?';

export function gradientDescent(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { learningRate, steps }: { learningRate: number; steps: number },
): tf.Tensor {
  return tf.tidy(() => {
    const slope = grad(x0).mul(learningRate);
    const trajectory = [x0];
    let x = x0;
    for (let step = 0; step < steps; step++) {
      x = x.sub(slope);
      trajectory.push(x);
    }
    return tf.stack(trajectory);
  });
}
