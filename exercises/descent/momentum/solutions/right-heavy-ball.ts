import * as tf from '@tensorflow/tfjs';

type Gradient = (x: tf.Tensor1D) => tf.Tensor1D;
interface Options {
  learningRate: number;
  beta: number;
  steps: number;
}

/** Without a velocity: what stays of the last step is β times the difference of the last two points. */
function fromDifferences(
  x0: tf.Tensor1D,
  { beta, steps }: Options,
  next: (x: tf.Tensor1D, ahead: tf.Tensor1D) => tf.Tensor1D,
): tf.Tensor2D {
  return tf.tidy(() => {
    const points = [x0];
    for (let t = 0; t < steps; t++) {
      const x = points[t] ?? x0;
      const ahead = x.add<tf.Tensor1D>(x.sub(points[t - 1] ?? x).mul(beta));
      points.push(next(x, ahead));
    }
    return tf.stack(points) as tf.Tensor2D;
  });
}

export function momentum(grad: Gradient, x0: tf.Tensor1D, options: Options): tf.Tensor2D {
  return fromDifferences(x0, options, (x, ahead) => ahead.sub(grad(x).mul(options.learningRate)));
}

export function nesterov(grad: Gradient, x0: tf.Tensor1D, options: Options): tf.Tensor2D {
  return fromDifferences(x0, options, (_, ahead) => ahead.sub(grad(ahead).mul(options.learningRate)));
}
