import * as tf from '@tensorflow/tfjs';

export const title = 'Every image has statistics of its own';
export const hint =
  'Your images are normalised one by one. Over which axes does the batch in batch normalisation run?';

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
    const batch: Statistics = tf.moments(x, batchAxes.slice(1), true);
    const { mean, variance } = training ? batch : running;
    const output = x.sub(mean).mul(gamma).div(variance.add(epsilon).sqrt()).add(beta);
    const towards = (old: tf.Tensor, now: tf.Tensor) =>
      training ? old.mul(momentum).add(now.mul(1 - momentum)) : old.clone();
    return {
      output,
      running: {
        mean: towards(running.mean, batch.mean.mean(batchAxes)),
        variance: towards(running.variance, batch.variance.mean(batchAxes)),
      },
    };
  });
}
