import * as tf from '@tensorflow/tfjs';

/** x ← x − η ∇f(x), every point kept. */
export function gradientDescent(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { learningRate, steps }: { learningRate: number; steps: number },
): tf.Tensor2D {
  return tf.tidy(() => {
    const trajectory = [x0];
    let x = x0;
    for (let step = 0; step < steps; step++) {
      const here = x;
      x = tf.tidy(() => here.sub(grad(here).mul(learningRate)));
      trajectory.push(x);
    }
    return tf.stack(trajectory) as tf.Tensor2D;
  });
}
