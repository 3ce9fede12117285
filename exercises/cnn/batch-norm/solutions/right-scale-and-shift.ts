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

/** Mean and variance of the rows of a matrix [places, channels]. */
function statistics(rows: tf.Tensor2D): Statistics {
  const mean = rows.sum<tf.Tensor1D>(0).div<tf.Tensor1D>(rows.shape[0]);
  const variance = tf.squaredDifference(rows, mean).sum<tf.Tensor1D>(0).div<tf.Tensor1D>(rows.shape[0]);
  return { mean, variance };
}

/** Places in rows, channels in columns, and the whole layer as one multiplication and one addition a channel. */
export function batchNorm(x: tf.Tensor, options: Options): Result {
  return tf.tidy(() => {
    const { gamma, beta, running, momentum, epsilon, training } = options;
    const rows: tf.Tensor2D = x.reshape([-1, gamma.size]);
    const now = training ? statistics(rows) : running;
    const scale = gamma.mul(tf.rsqrt(now.variance.add(epsilon)));
    const shift = beta.sub(now.mean.mul(scale));
    const output = rows.mul(scale).add(shift).reshape(x.shape);
    if (!training)
      return { output, running: { mean: tf.clone(running.mean), variance: tf.clone(running.variance) } };
    const blend = (old: tf.Tensor1D, fresh: tf.Tensor1D) =>
      fresh.add<tf.Tensor1D>(old.sub(fresh).mul(momentum));
    return {
      output,
      running: { mean: blend(running.mean, now.mean), variance: blend(running.variance, now.variance) },
    };
  });
}
