import * as tf from '@tensorflow/tfjs';

export const title = 'The running variance divides by m − 1';
export const hint =
  'Your output is right, and the running variance takes in a little too much of the batch. PyTorch does it like that; by how many values does the statement divide?';

interface Statistics {
  mean: tf.Tensor;
  variance: tf.Tensor;
}
interface Options {
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
  running: Statistics;
  momentum: number;
  epsilon: number;
  training: boolean;
}

export function batchNorm(
  x: tf.Tensor,
  { gamma, beta, running, momentum, epsilon, training }: Options,
): { output: tf.Tensor; running: Statistics } {
  return tf.tidy(() => {
    const batchAxes = x.shape.map((_, axis) => axis).slice(0, -1);
    const batch: Statistics = tf.moments(x, batchAxes);
    const m = x.size / (x.shape.at(-1) ?? 1);
    const { mean, variance } = training ? batch : running;
    const output = x.sub(mean).mul(gamma).div(variance.add(epsilon).sqrt()).add(beta);
    const towards = (old: tf.Tensor, now: tf.Tensor) =>
      training ? old.mul(momentum).add(now.mul(1 - momentum)) : old.clone();
    return {
      output,
      running: {
        mean: towards(running.mean, batch.mean),
        variance: towards(running.variance, batch.variance.mul(m / Math.max(m - 1, 1))),
      },
    };
  });
}
