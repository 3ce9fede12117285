import * as tf from '@tensorflow/tfjs';

type Model = (x: tf.Tensor2D, t: number[]) => tf.Tensor2D;

const kept = (betas: number[], t: number) =>
  betas.slice(0, t + 1).reduce((product, beta) => product * (1 - beta), 1);

export function noise(x0: tf.Tensor2D, t: number[], eps: tf.Tensor2D, betas: number[]): tf.Tensor2D {
  return tf.tidy(() => {
    const share = tf.tensor2d(t.map((step) => [kept(betas, step)]));
    return share.sqrt().mul(x0).add(tf.sub(1, share).sqrt().mul(eps)) as tf.Tensor2D;
  });
}

/** The squared length of the error, mean over the samples: as many times too large as there are features. */
export function loss(
  model: Model,
  x0: tf.Tensor2D,
  t: number[],
  eps: tf.Tensor2D,
  betas: number[],
): tf.Scalar {
  return tf.tidy(
    () =>
      eps
        .sub(model(noise(x0, t, eps, betas), t))
        .square()
        .sum(1)
        .mean() as tf.Scalar,
  );
}

export function reverseStep(
  x: tf.Tensor2D,
  predicted: tf.Tensor2D,
  t: number,
  z: tf.Tensor2D,
  betas: number[],
): tf.Tensor2D {
  return tf.tidy(() => {
    const beta = betas[t] ?? 0;
    const mean = x.sub(predicted.mul(beta / Math.sqrt(1 - kept(betas, t)))).div(Math.sqrt(1 - beta));
    return mean.add(z.mul(t > 0 ? Math.sqrt(beta) : 0)) as tf.Tensor2D;
  });
}
