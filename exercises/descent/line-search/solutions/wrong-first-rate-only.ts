import * as tf from '@tensorflow/tfjs';

/** Searches once, at the start, and keeps that rate. */
export function backtracking(
  f: (x: tf.Tensor1D) => tf.Scalar,
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { alpha, beta, steps }: { alpha: number; beta: number; steps: number },
): { trajectory: tf.Tensor; rates: tf.Tensor } {
  return tf.tidy(() => {
    const value = (x: tf.Tensor1D) => f(x).dataSync()[0] ?? 0;
    const g = grad(x0);
    const promised = g.square().sum().dataSync()[0] ?? 0;
    let rate = 1;
    while (value(x0.sub(g.mul(rate))) > value(x0) - alpha * rate * promised) rate *= beta;
    const points = [x0];
    for (let step = 0; step < steps; step++) {
      const x = points[step] ?? x0;
      points.push(x.sub(grad(x).mul(rate)));
    }
    return { trajectory: tf.stack(points), rates: tf.fill([steps], rate) };
  });
}
