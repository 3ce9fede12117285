import * as tf from '@tensorflow/tfjs';

interface Statistics {
  mean: tf.Tensor1D;
  variance: tf.Tensor1D;
}
interface Options {
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
  running: Statistics;
  momentum: number;
  epsilon: number;
  training: boolean;
}
interface Result {
  output: tf.Tensor;
  running: Statistics;
}

/** Updates the running statistics first and normalises with them, in training too. */
export function batchNorm(
  x: tf.Tensor,
  { gamma, beta, running, momentum, epsilon, training }: Options,
): Result {
  return tf.tidy(() => {
    const axes = x.shape.map((_, axis) => axis).slice(0, -1);
    const batch = tf.moments(x, axes);
    const blend = (old: tf.Tensor1D, now: tf.Tensor) =>
      training ? old.mul(momentum).add<tf.Tensor1D>(now.mul(1 - momentum)) : old.clone();
    const updated = {
      mean: blend(running.mean, batch.mean),
      variance: blend(running.variance, batch.variance),
    };
    const used = training ? updated : running;
    const output = x.sub(used.mean).div(used.variance.add(epsilon).sqrt()).mul(gamma).add(beta);
    return { output, running: updated };
  });
}
