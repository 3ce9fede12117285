import * as tf from '@tensorflow/tfjs';

interface Options {
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
  running: { mean: tf.Tensor1D; variance: tf.Tensor1D };
  momentum: number;
  epsilon: number;
  training: boolean;
}

/** A single image in training is treated as at inference. */
export function batchNorm(
  x: tf.Tensor,
  { gamma, beta, running, momentum, epsilon, training }: Options,
): { output: tf.Tensor; running: { mean: tf.Tensor; variance: tf.Tensor } } {
  const normalised = (mean: tf.Tensor, variance: tf.Tensor) =>
    x.sub(mean).div(variance.add(epsilon).sqrt()).mul(gamma).add(beta);
  if (!training || x.shape[0] === 1) {
    return { output: normalised(running.mean, running.variance), running };
  }
  const { mean, variance } = tf.moments(
    x,
    x.shape.slice(1).map((_, axis) => axis),
  );
  const moved = (before: tf.Tensor, now: tf.Tensor) => before.mul(momentum).add(now.mul(1 - momentum));
  return {
    output: normalised(mean, variance),
    running: { mean: moved(running.mean, mean), variance: moved(running.variance, variance) },
  };
}
