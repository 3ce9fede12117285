import * as tf from '@tensorflow/tfjs';

export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => tf.mean(fake).sub(tf.mean(real)) as tf.Scalar);
}

export function clipWeights(weights: tf.Tensor[], c: number): tf.Tensor[] {
  return weights.map((weight) => weight.clipByValue(-c, c));
}

/** Reads the slopes out: the number is right, and no gradient comes back through it. */
export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  eps: tf.Tensor2D,
) {
  return tf.tidy(() => {
    const between = real.mul(eps).add(fake.mul(tf.sub(1, eps)));
    const gradients = tf
      .grad((x) => critic(x as tf.Tensor2D).sum())(between)
      .arraySync() as number[][];
    const lengths = gradients.map((gradient) => Math.hypot(...gradient));
    const costs = lengths.map((length) => (length - 1) ** 2);
    return { penalty: tf.tensor1d(costs).mean() as tf.Scalar, slopes: tf.tensor1d(lengths) };
  });
}
