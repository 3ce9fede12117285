import * as tf from '@tensorflow/tfjs';

/** Plain arrays between the calls of f and its gradient. */
export function backtracking(
  f: (x: tf.Tensor1D) => tf.Scalar,
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { alpha, beta, steps }: { alpha: number; beta: number; steps: number },
): { trajectory: tf.Tensor; rates: tf.Tensor } {
  const value = (x: number[]) => tf.tidy(() => f(tf.tensor1d(x)).dataSync()[0] ?? 0);
  const slope = (x: number[]) => tf.tidy(() => Array.from(grad(tf.tensor1d(x)).dataSync()));
  let x = Array.from(x0.dataSync());
  const points = [x];
  const rates: number[] = [];
  for (let step = 0; step < steps; step++) {
    const [here, height, g] = [x, value(x), slope(x)];
    const after = (rate: number) => here.map((entry, i) => entry - rate * (g[i] ?? 0));
    const squares = g.reduce((sum, entry) => sum + entry ** 2, 0);
    let rate = 1;
    for (; value(after(rate)) > height - alpha * rate * squares; rate *= beta);
    x = after(rate);
    points.push(x);
    rates.push(rate);
  }
  return { trajectory: tf.tensor2d(points, [steps + 1, x.length]), rates: tf.tensor1d(rates) };
}
