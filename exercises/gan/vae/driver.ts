/** Both functions as a training uses them, with a decoder of one matrix. */
import * as tf from '@tensorflow/tfjs';

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

const SIDE = 10;

/** What a decoder draws of z [n, 2]: a disc, further right for the first number and larger for the second. [n, 10, 10] */
function discs(z: tf.Tensor2D): tf.Tensor3D {
  const places = Array.from({ length: SIDE }, (_, i) => i - (SIDE - 1) / 2);
  const [right, size] = tf.split(z, 2, 1).map((part) => part.reshape([-1, 1, 1])) as [tf.Tensor, tf.Tensor];
  const x = tf.tensor(places, [1, 1, SIDE]).sub(right.mul(1.2));
  const y = tf.tensor(places, [1, SIDE, 1]);
  return size.mul(0.8).add(2.5).sub(x.square().add(y.square()).sqrt()).mul(2).sigmoid() as tf.Tensor3D;
}

/** Draws of one image with noise on a grid, `side` by `side`, decoded: one picture of all. */
export function latentGrid(
  solution: Solution,
  mu: tf.Tensor2D,
  logVar: tf.Tensor2D,
  eps: tf.Tensor2D,
  side: number,
): tf.Tensor2D {
  return tf.tidy(() => {
    const grid = discs(solution.reparameterise(mu, logVar, eps)).reshape([side, side, SIDE, SIDE]);
    return grid.transpose([0, 2, 1, 3]).reshape([side * SIDE, side * SIDE]);
  });
}
