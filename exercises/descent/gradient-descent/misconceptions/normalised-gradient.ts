import * as tf from '@tensorflow/tfjs';

export const title = 'Divides the gradient by its length';
export const hint =
  'Every step of yours has the length of the learning rate. In the update the step also shrinks with the gradient itself.';

export function gradientDescent(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { learningRate, steps }: { learningRate: number; steps: number },
): tf.Tensor {
  return tf.tidy(() => {
    const trajectory = [x0];
    let x = x0;
    for (let step = 0; step < steps; step++) {
      const slope = grad(x);
      x = x.sub(slope.div(slope.norm().add(1e-12)).mul(learningRate));
      trajectory.push(x);
    }
    return tf.stack(trajectory);
  });
}
