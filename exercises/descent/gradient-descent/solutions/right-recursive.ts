import * as tf from '@tensorflow/tfjs';

type Gradient = (x: tf.Tensor1D) => tf.Tensor1D;
interface Options {
  learningRate: number;
  steps: number;
}

/** The first row, and under it the walk from the next point on. */
export function gradientDescent(grad: Gradient, x0: tf.Tensor1D, options: Options): tf.Tensor2D {
  return tf.tidy(() => {
    const first: tf.Tensor2D = x0.expandDims(0);
    if (options.steps === 0) return first;
    const next = tf.addN([x0, tf.neg(grad(x0)).mul(tf.scalar(options.learningRate))]) as tf.Tensor1D;
    const rest = gradientDescent(grad, next, { ...options, steps: options.steps - 1 });
    return tf.concat([first, rest], 0);
  });
}
