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

/** The variance as E[x²] − E[x]², which has no digits left where the mean is large against the deviation. */
export function batchNorm(
  x: tf.Tensor,
  { gamma, beta, running, momentum, epsilon, training }: Options,
): Result {
  return tf.tidy(() => {
    const channelsOf = (t: tf.Tensor) => tf.unstack(t, t.rank - 1);
    const [gammas, betas] = [channelsOf(gamma), channelsOf(beta)];
    const [means, variances] = [channelsOf(running.mean), channelsOf(running.variance)];
    const channels = channelsOf(x).map((values, c) => {
      const pick = (list: tf.Tensor[]) => list[c] ?? tf.scalar(Number.NaN);
      const mean = training ? values.mean() : pick(means);
      const variance = training ? values.square().mean().sub(mean.square()).maximum(0) : pick(variances);
      const keep = training ? momentum : 1;
      return {
        output: values.sub(mean).div(variance.add(epsilon).pow(0.5)).mul(pick(gammas)).add(pick(betas)),
        mean: pick(means)
          .mul(keep)
          .add(mean.mul(1 - keep)),
        variance: pick(variances)
          .mul(keep)
          .add(variance.mul(1 - keep)),
      };
    });
    return {
      output: tf.stack(
        channels.map(({ output }) => output),
        x.rank - 1,
      ),
      running: {
        mean: tf.stack(channels.map(({ mean }) => mean)) as tf.Tensor1D,
        variance: tf.stack(channels.map(({ variance }) => variance)) as tf.Tensor1D,
      },
    };
  });
}
