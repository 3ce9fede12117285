import * as tf from '@tensorflow/tfjs';

export const title = 'One mean and variance for all channels';
export const hint =
  'Your channels are normalised together: each comes out with a mean of its own. Over which axes does a channel have its values?';

export interface Statistics {
  mean: tf.Tensor1D;
  variance: tf.Tensor1D;
}
export interface Options {
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
  running: Statistics;
  momentum: number;
  epsilon: number;
  training: boolean;
}

/** γ (x − μ) / √(σ² + ε) + β, with the statistics of the batch in training and the running ones at inference. */
export function batchNorm(
  x: tf.Tensor,
  { gamma, beta, running, momentum, epsilon, training }: Options,
): { output: tf.Tensor; running: Statistics } {
  return tf.tidy(() => {
    const batchAxes = x.shape.map((_, axis) => axis);
    const { mean, variance } = training ? tf.moments(x, batchAxes) : running;
    const output = x.sub(mean).mul(gamma).div(variance.add(epsilon).sqrt()).add(beta);

    const towards = (old: tf.Tensor1D, batch: tf.Tensor) =>
      training ? old.mul(momentum).add<tf.Tensor1D>(batch.mul(1 - momentum)) : old.clone();
    return {
      output,
      running: { mean: towards(running.mean, mean), variance: towards(running.variance, variance) },
    };
  });
}
