import * as tf from '@tensorflow/tfjs';

type Objective = (x: tf.Tensor1D) => tf.Scalar;
type Gradient = (x: tf.Tensor1D) => tf.Tensor1D;

/** Waits for every number that it reads, and goes on in plain arithmetic. */
export async function backtracking(
  f: Objective,
  grad: Gradient,
  x0: tf.Tensor1D,
  { alpha, beta, steps }: { alpha: number; beta: number; steps: number },
): Promise<{ trajectory: tf.Tensor2D; rates: tf.Tensor1D }> {
  const at = async (ask: (x: tf.Tensor1D) => tf.Tensor, point: number[]): Promise<number[]> => {
    const x = tf.tensor1d(point);
    const answer = ask(x);
    const numbers = Array.from(await answer.data());
    tf.dispose([x, answer]);
    return numbers;
  };
  let here = Array.from(await x0.data());
  const points = [here];
  const rates: number[] = [];
  while (rates.length < steps) {
    const [height = Number.NaN] = await at(f, here);
    const slope = await at(grad, here);
    const promise = alpha * slope.reduce((sum, each) => sum + each * each, 0);
    const after = (rate: number) => here.map((value, i) => value - rate * (slope[i] ?? 0));
    let rate = 1;
    for (;;) {
      const [there = Number.NaN] = await at(f, after(rate));
      if (there <= height - rate * promise) break;
      rate *= beta;
    }
    here = after(rate);
    points.push(here);
    rates.push(rate);
  }
  return { trajectory: tf.tensor2d(points), rates: tf.tensor1d(rates) };
}
