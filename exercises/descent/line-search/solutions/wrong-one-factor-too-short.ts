import * as tf from '@tensorflow/tfjs';

/** Shortens before it looks: a rate of 1 is never tried. */
export function backtracking(
  f: (x: tf.Tensor1D) => tf.Scalar,
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { alpha, beta, steps }: { alpha: number; beta: number; steps: number },
): { trajectory: tf.Tensor; rates: tf.Tensor } {
  return tf.tidy(() => {
    const value = (x: tf.Tensor1D) => f(x).dataSync()[0] ?? 0;
    const points = [x0];
    const rates: number[] = [];
    let x = x0;
    for (let step = 0; step < steps; step++) {
      const [here, g] = [x, grad(x)];
      const promised = g.square().sum().dataSync()[0] ?? 0;
      let rate = 1;
      do {
        rate *= beta;
      } while (value(here.sub(g.mul(rate))) > value(here) - alpha * rate * promised);
      x = here.sub(g.mul(rate));
      points.push(x);
      rates.push(rate);
    }
    return { trajectory: tf.stack(points), rates: tf.tensor1d(rates) };
  });
}
