import * as tf from '@tensorflow/tfjs';

type Model = (x: tf.Tensor2D, t: number[]) => tf.Tensor2D;

/** ᾱ_t, the product of 1 − β_s for s from 0 to t: how much of the variance is still the data's. */
function kept(betas: number[], t: number): number {
  return betas.slice(0, t + 1).reduce((product, beta) => product * (1 - beta), 1);
}

/** √ᾱ_t x₀ + √(1 − ᾱ_t) ε: all steps up to t at once. */
export function noise(x0: tf.Tensor2D, t: number[], eps: tf.Tensor2D, betas: number[]): tf.Tensor2D {
  return tf.tidy(() => {
    const shares = tf.tensor2d(t.map((step) => [kept(betas, step)]));
    const drowned = tf.sub(1, shares).sqrt().mul(eps);
    return shares.sqrt().mul(x0).add(drowned);
  });
}

/** The simple loss: the mean of (ε − ε_θ(x_t, t))². */
export function loss(
  model: Model,
  x0: tf.Tensor2D,
  t: number[],
  eps: tf.Tensor2D,
  betas: number[],
): tf.Scalar {
  return tf.tidy(() => {
    const seen = model(noise(x0, t, eps, betas), t);
    return eps.sub(seen).square().mean();
  });
}

/** The mean of the step before, and noise of variance β_t round it; none at the last step, t = 0. */
export function reverseStep(
  x: tf.Tensor2D,
  predicted: tf.Tensor2D,
  t: number,
  z: tf.Tensor2D,
  betas: number[],
): tf.Tensor2D {
  return tf.tidy(() => {
    const beta = betas[t] ?? 0;
    const share = beta / Math.sqrt(1 - kept(betas, t));
    const mean = x.sub<tf.Tensor2D>(predicted.mul(share)).div<tf.Tensor2D>(Math.sqrt(1 - beta));
    const deviation = t > 0 ? Math.sqrt(beta) : 0;
    return mean.add(z.mul(deviation));
  });
}
