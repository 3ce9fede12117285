import * as tf from '@tensorflow/tfjs';

/** The deviation first, as a root of a variance. */
export function reparameterise(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => tf.add(tf.mul(tf.sqrt(tf.exp(logVar)), eps), mu) as tf.Tensor2D);
}

export function elbo(x: tf.Tensor2D, logits: tf.Tensor2D, mu: tf.Tensor2D, logVar: tf.Tensor2D) {
  return tf.tidy(() => {
    // The logit of the value that is there: its own for a 1, the opposite for a 0.
    const own = logits.mul(x.mul(2).sub(1));
    const likelihood = tf.logSigmoid(own).sum(1);
    const divergence = tf
      .sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1))
      .sum(1)
      .mul(0.5);
    return { elbo: tf.mean(tf.sub(likelihood, divergence)), likelihood, divergence };
  });
}
