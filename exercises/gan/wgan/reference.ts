import * as tf from '@tensorflow/tfjs';

/** E D(fake) − E D(real): the critic makes the scores of real samples as much higher as it can. */
export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => fake.mean().sub(real.mean()));
}

/** Every weight brought back into [−c, c]. */
export function clipWeights(weights: tf.Tensor[], c: number): tf.Tensor[] {
  return tf.tidy(() => weights.map((weight) => weight.clipByValue(-c, c)));
}

/** ‖∇D(x̂)‖ at points x̂ between real and fake samples, and the mean of (‖∇D(x̂)‖ − 1)². */
export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  eps: tf.Tensor2D,
): { penalty: tf.Scalar; slopes: tf.Tensor1D } {
  return tf.tidy(() => {
    const between = real.mul(eps).add<tf.Tensor2D>(fake.mul(tf.sub(1, eps)));
    // Rows do not see each other, so the gradient of the sum holds the gradient of each score in its row.
    const gradients = tf.grad((x) => critic(x as tf.Tensor2D).sum())(between);
    const slopes = gradients.square().sum<tf.Tensor1D>(1).sqrt();
    const penalty: tf.Scalar = slopes.sub(1).square().mean();
    return { penalty, slopes };
  });
}
