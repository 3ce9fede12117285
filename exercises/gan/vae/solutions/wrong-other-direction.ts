import * as tf from '@tensorflow/tfjs';

export function reparameterise(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => mu.add(logVar.mul(0.5).exp().mul(eps)) as tf.Tensor2D);
}

/** The divergence of the prior from the encoder instead of the encoder from the prior. */
export function elbo(x: tf.Tensor2D, logits: tf.Tensor2D, mu: tf.Tensor2D, logVar: tf.Tensor2D) {
  return tf.tidy(() => {
    const likelihood = x.mul(logits).sub(tf.softplus(logits)).sum(1);
    const divergence = mu.square().add(1).div(logVar.exp()).add(logVar).sub(1).sum(1).div(2);
    return { elbo: likelihood.sub(divergence).mean(), likelihood, divergence };
  });
}
