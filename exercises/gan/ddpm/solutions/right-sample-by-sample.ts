import * as tf from '@tensorflow/tfjs';

type Model = (x: tf.Tensor2D, t: number[]) => tf.Tensor2D;

/** Logarithms add up where factors multiply. */
function shareOfData(betas: number[], t: number): number {
  let logarithm = 0;
  for (let step = 0; step <= t; step++) logarithm += Math.log1p(-(betas[step] ?? 0));
  return Math.exp(logarithm);
}

function noisy(x0: tf.Tensor2D, t: number[], eps: tf.Tensor2D, betas: number[]): tf.Tensor2D {
  return tf.tidy(() => {
    const noises = tf.unstack(eps);
    const rows = tf.unstack(x0).map((sample, i) => {
      const share = shareOfData(betas, t[i] ?? 0);
      return sample.mul(Math.sqrt(share)).add((noises[i] ?? sample).mul(Math.sqrt(1 - share)));
    });
    return tf.stack(rows) as tf.Tensor2D;
  });
}

/** As a promise, which only the loss may not be. */
export async function noise(
  x0: tf.Tensor2D,
  t: number[],
  eps: tf.Tensor2D,
  betas: number[],
): Promise<tf.Tensor2D> {
  return noisy(x0, t, eps, betas);
}

export function loss(
  model: Model,
  x0: tf.Tensor2D,
  t: number[],
  eps: tf.Tensor2D,
  betas: number[],
): tf.Scalar {
  return tf.tidy(() => {
    const seen = model(noisy(x0, t, eps, betas), t);
    return tf.squaredDifference(seen, eps).sum().div(eps.size) as tf.Scalar;
  });
}

/** By way of the data that the predicted noise speaks of: a mean of them and of x, as in equation (7). */
export async function reverseStep(
  x: tf.Tensor2D,
  predicted: tf.Tensor2D,
  t: number,
  z: tf.Tensor2D,
  betas: number[],
): Promise<tf.Tensor2D> {
  return tf.tidy(() => {
    const beta = betas[t] ?? 0;
    const share = shareOfData(betas, t);
    const before = t > 0 ? shareOfData(betas, t - 1) : 1;
    const data = x.sub(predicted.mul(Math.sqrt(1 - share))).div(Math.sqrt(share));
    const mean = data
      .mul((Math.sqrt(before) * beta) / (1 - share))
      .add(x.mul((Math.sqrt(1 - beta) * (1 - before)) / (1 - share)));
    return mean.add(z.mul(t > 0 ? Math.sqrt(beta) : 0)) as tf.Tensor2D;
  });
}
