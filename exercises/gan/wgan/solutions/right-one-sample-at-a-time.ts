import * as tf from '@tensorflow/tfjs';

type Critic = (x: tf.Tensor2D) => tf.Tensor2D;

export function criticLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  return tf.tidy(() => {
    const [n, m] = [real.shape[0], fake.shape[0]];
    return fake.sum().div(m).sub(real.sum().div(n)) as tf.Scalar;
  });
}

export function clipWeights(weights: tf.Tensor[], c: number): tf.Tensor[] {
  return weights.map((weight) => tf.tidy(() => tf.maximum(tf.minimum(weight, c), -c)));
}

/** A gradient for every pair by itself. */
export function gradientPenalty(critic: Critic, real: tf.Tensor2D, fake: tf.Tensor2D, eps: tf.Tensor2D) {
  return tf.tidy(() => {
    const slope = tf.grad((x) => critic(x as tf.Tensor2D).asScalar());
    const lengths = Array.from({ length: real.shape[0] }, (_, i) => {
      const row = (t: tf.Tensor2D): tf.Tensor2D => t.slice([i, 0], [1, -1]);
      // From the fake towards the real sample.
      const at = row(fake).add(row(real).sub(row(fake)).mul(row(eps)));
      return tf.norm(slope(at));
    });
    const slopes = tf.stack(lengths) as tf.Tensor1D;
    return { penalty: slopes.sub(1).square().mean() as tf.Scalar, slopes };
  });
}
