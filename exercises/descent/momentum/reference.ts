import * as tf from '@tensorflow/tfjs';

type Gradient = (x: tf.Tensor1D) => tf.Tensor1D;
interface Options {
  learningRate: number;
  beta: number;
  steps: number;
}

/** v ← β v + slope, x ← x − η v, every point kept. The two methods differ in where they ask for the slope. */
function walk(
  slope: (x: tf.Tensor1D, v: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { learningRate, beta, steps }: Options,
): tf.Tensor2D {
  return tf.tidy(() => {
    const trajectory = [x0];
    let x = x0;
    let v: tf.Tensor1D = tf.zerosLike(x0);
    for (let step = 0; step < steps; step++) {
      const g = slope(x, v);
      v = v.mul<tf.Tensor1D>(beta).add(g);
      x = x.sub(v.mul(learningRate));
      trajectory.push(x);
    }
    return tf.stack(trajectory) as tf.Tensor2D;
  });
}

export function momentum(grad: Gradient, x0: tf.Tensor1D, options: Options): tf.Tensor2D {
  return walk((x) => grad(x), x0, options);
}

export function nesterov(grad: Gradient, x0: tf.Tensor1D, options: Options): tf.Tensor2D {
  const reach = options.learningRate * options.beta;
  return walk((x, v) => grad(x.sub(v.mul(reach))), x0, options);
}
