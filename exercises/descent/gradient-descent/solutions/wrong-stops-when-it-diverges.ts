import * as tf from '@tensorflow/tfjs';

/** Stays where it is once a step is longer than 100. */
export function gradientDescent(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { learningRate, steps }: { learningRate: number; steps: number },
): tf.Tensor2D {
  return tf.tidy(() => {
    const way = [x0];
    let x = x0;
    for (let t = 0; t < steps; t++) {
      const step = grad(x).mul<tf.Tensor1D>(learningRate);
      if ((step.norm().dataSync()[0] ?? 0) <= 100) x = x.sub(step);
      way.push(x);
    }
    return tf.stack(way) as tf.Tensor2D;
  });
}
