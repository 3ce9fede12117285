import * as tf from '@tensorflow/tfjs';

type Gradient = (x: tf.Tensor1D) => tf.Tensor1D;
interface Options {
  learningRate: number;
  beta: number;
  steps: number;
}

/** A velocity before the first step. */
function walk(grad: Gradient, x0: tf.Tensor1D, options: Options & { ahead: number }): tf.Tensor2D {
  return tf.tidy(() => {
    const points = [x0];
    let x = x0;
    let v: tf.Tensor1D = grad(x0);
    for (let step = 0; step < options.steps; step++) {
      v = v.mul<tf.Tensor1D>(options.beta).add(grad(x.sub(v.mul(options.ahead))));
      x = x.sub(v.mul(options.learningRate));
      points.push(x);
    }
    return tf.stack(points) as tf.Tensor2D;
  });
}

export function momentum(grad: Gradient, x0: tf.Tensor1D, options: Options): tf.Tensor2D {
  return walk(grad, x0, { ...options, ahead: 0 });
}

export function nesterov(grad: Gradient, x0: tf.Tensor1D, options: Options): tf.Tensor2D {
  return walk(grad, x0, { ...options, ahead: options.learningRate * options.beta });
}
