/** Both functions as a training uses them, with a decoder of one matrix. */
import type * as tf from '@tensorflow/tfjs';

interface Solution {
  reparameterise(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D;
  elbo(x: tf.Tensor2D, logits: tf.Tensor2D, mu: tf.Tensor2D, logVar: tf.Tensor2D): { elbo: tf.Scalar };
}

/** The bound for a decoder w [latent, features]; gradients pass through the draw. */
export function bound(
  solution: Solution,
  mu: tf.Tensor2D,
  logVar: tf.Tensor2D,
  w: tf.Tensor2D,
  x: tf.Tensor2D,
  eps: tf.Tensor2D,
): tf.Scalar {
  const z = solution.reparameterise(mu, logVar, eps);
  return solution.elbo(x, z.matMul(w) as tf.Tensor2D, mu, logVar).elbo;
}
