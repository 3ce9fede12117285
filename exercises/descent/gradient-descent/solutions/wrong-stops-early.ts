import * as tf from '@tensorflow/tfjs';

/** Ends as soon as the ground is flat, so that rows are missing. */
export function gradientDescent(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { learningRate, steps }: { learningRate: number; steps: number },
): tf.Tensor2D {
  return tf.tidy(() => {
    const trajectory = [x0];
    let x = x0;
    for (let step = 0; step < steps; step++) {
      const slope = grad(x);
      if ((slope.norm().dataSync()[0] ?? 0) < 1e-6) break;
      x = x.sub(slope.mul(learningRate));
      trajectory.push(x);
    }
    return tf.stack(trajectory) as tf.Tensor2D;
  });
}
