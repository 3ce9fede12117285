import * as tf from '@tensorflow/tfjs';

export const title = 'Walks uphill';
export const hint =
  'Your points move along the gradient. Which way does the gradient point: towards larger or smaller values of f?';

export function gradientDescent(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { learningRate, steps }: { learningRate: number; steps: number },
): tf.Tensor {
  return tf.tidy(() => {
    const trajectory = [x0];
    let x = x0;
    for (let step = 0; step < steps; step++) {
      x = x.add(grad(x).mul(learningRate));
      trajectory.push(x);
    }
    return tf.stack(trajectory);
  });
}
