import * as tf from '@tensorflow/tfjs';

type Model = (x: tf.Tensor2D, t: number[]) => tf.Tensor2D;

/** All of ᾱ first, then looked up by step. */
const table = (betas: number[]): tf.Tensor1D => tf.cumprod(tf.sub(1, tf.tensor1d(betas)) as tf.Tensor1D);

export function noise(x0: tf.Tensor2D, t: number[], eps: tf.Tensor2D, betas: number[]): tf.Tensor2D {
  return tf.tidy(() => {
    const kept = table(betas).gather(tf.tensor1d(t, 'int32')).expandDims(1);
    return tf.add(x0.mul(kept.sqrt()), eps.mul(kept.neg().add(1).sqrt())) as tf.Tensor2D;
  });
}

export function loss(
  model: Model,
  x0: tf.Tensor2D,
  t: number[],
  eps: tf.Tensor2D,
  betas: number[],
): tf.Scalar {
  return tf.tidy(() => tf.losses.meanSquaredError(eps, model(noise(x0, t, eps, betas), t)) as tf.Scalar);
}

export function reverseStep(
  x: tf.Tensor2D,
  predicted: tf.Tensor2D,
  t: number,
  z: tf.Tensor2D,
  betas: number[],
): tf.Tensor2D {
  return tf.tidy(() => {
    const kept = table(betas).gather([t]);
    const beta = betas[t] ?? 0;
    const mean = x.sub(predicted.mul(beta).mul(tf.sub(1, kept).rsqrt())).mul(1 / Math.sqrt(1 - beta));
    return (t === 0 ? mean : mean.add(z.mul(Math.sqrt(beta)))) as tf.Tensor2D;
  });
}
