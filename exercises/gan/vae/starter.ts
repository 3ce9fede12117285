import * as tf from '@tensorflow/tfjs';

/**
 * Latent variables out of noise.
 *
 * @param mu means, [batch, latent]
 * @param logVar logarithms of variances, [batch, latent]
 * @param eps standard normal noise, [batch, latent]
 * @returns [batch, latent]
 */
export function reparameterise(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  throw new Error(`Not written yet: ${mu.shape[1]} latent variables for each of ${mu.shape[0]} samples.`);
}

/**
 * The evidence lower bound, to be maximised.
 *
 * @param x data, 0 or 1, [batch, features]
 * @param logits of the decoder, [batch, features]
 * @param mu means of the encoder, [batch, latent]
 * @param logVar logarithms of its variances, [batch, latent]
 * @returns the bound, a scalar, and both parts of each sample, [batch]
 */
export function elbo(
  x: tf.Tensor2D,
  logits: tf.Tensor2D,
  mu: tf.Tensor2D,
  logVar: tf.Tensor2D,
): { elbo: tf.Scalar; likelihood: tf.Tensor1D; divergence: tf.Tensor1D } {
  throw new Error('Not written yet: log-likelihood less divergence, mean over the batch.');
}
