import * as tf from '@tensorflow/tfjs';

type Gradient = (x: tf.Tensor1D) => tf.Tensor1D;
interface Options {
  learningRate: number;
  beta: number;
  steps: number;
}

export function momentum(grad: Gradient, x0: tf.Tensor1D, options: Options): tf.Tensor2D {
  return tf.tidy(() => {
    const points = [x0];
    let x = x0;
    let v: tf.Tensor1D = tf.zerosLike(x0);
    for (let step = 0; step < options.steps; step++) {
      v = v.mul<tf.Tensor1D>(options.beta).add(grad(x));
      x = x.sub(v.mul(options.learningRate));
      points.push(x);
    }
    return tf.stack(points) as tf.Tensor2D;
  });
}

/** The form of the libraries, whose variable is the point ahead: right, and another row of points. */
export function nesterov(grad: Gradient, x0: tf.Tensor1D, options: Options): tf.Tensor2D {
  return tf.tidy(() => {
    const points = [x0];
    let ahead = x0;
    let v: tf.Tensor1D = tf.zerosLike(x0);
    for (let step = 0; step < options.steps; step++) {
      const g = grad(ahead);
      v = v.mul<tf.Tensor1D>(options.beta).add(g);
      ahead = ahead.sub(g.add(v.mul(options.beta)).mul(options.learningRate));
      points.push(ahead);
    }
    return tf.stack(points) as tf.Tensor2D;
  });
}
