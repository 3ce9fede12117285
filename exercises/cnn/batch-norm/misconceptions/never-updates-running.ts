import * as tf from '@tensorflow/tfjs';

export const title = 'Leaves the running statistics as they were';
export const hint =
  'Your outputs fit, but after a training call the running statistics should have moved a little towards those of the batch.';

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
    const { mean, variance } = training ? batch : running;
    const output = x.sub(mean).mul(gamma).div(variance.add(epsilon).sqrt()).add(beta);
    const towards = (old: tf.Tensor, now: tf.Tensor) => (momentum >= 0 ? old.clone() : now);
    return {
      output,
      running: {
        mean: towards(running.mean, batch.mean),
        variance: towards(running.variance, batch.variance),
      },
    };
  });
}
