import * as tf from '@tensorflow/tfjs';

export interface Descent {
  trajectory: tf.Tensor2D;
  rates: tf.Tensor1D;
}

/** Each step tries η = 1 first and shortens it by β until it descends by a share α of what the slope promises. */
export function backtracking(
  f: (x: tf.Tensor1D) => tf.Scalar,
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { alpha, beta, steps }: { alpha: number; beta: number; steps: number },
): Descent {
  const value = (x: tf.Tensor1D) => f(x).dataSync()[0] ?? Number.NaN;
  return tf.tidy(() => {
    const trajectory = [x0];
    const rates: number[] = [];
    let x = x0;
    for (let step = 0; step < steps; step++) {
      const here = x;
      const g = grad(here);
      const [height, promised] = [value(here), g.square().sum().dataSync()[0] ?? 0];
      const after = (rate: number): tf.Tensor1D => here.sub(g.mul(rate));
      let eta = 1;
      while (value(after(eta)) > height - alpha * eta * promised) {
        eta *= beta;
      }
      x = after(eta);
      trajectory.push(x);
      rates.push(eta);
    }
    return { trajectory: tf.stack(trajectory) as tf.Tensor2D, rates: tf.tensor1d(rates) };
  });
}
