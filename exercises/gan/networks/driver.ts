/** Takes parameters one by one, so that gradients can be taken with respect to each. */
import type * as tf from '@tensorflow/tfjs';

type Params = Record<'w1' | 'b1' | 'w2' | 'b2', tf.Tensor>;
/** Where no gradient is taken, a promise will do as well. */
type Later = tf.Tensor2D | Promise<tf.Tensor2D>;
interface Solution {
  generator(params: Params, z: tf.Tensor2D): Later;
  discriminator(params: Params, x: tf.Tensor2D): Later;
}

/** What the discriminator says about what the generator makes of noise. */
export async function verdict(
  solution: Solution,
  z: tf.Tensor2D,
  generator: Params,
  discriminator: Params,
): Promise<tf.Tensor2D> {
  return solution.discriminator(discriminator, await solution.generator(generator, z));
}

/** The same with the generator's parameters one by one. */
export function trained(
  solution: Solution,
  z: tf.Tensor2D,
  w1: tf.Tensor2D,
  b1: tf.Tensor1D,
  w2: tf.Tensor2D,
  b2: tf.Tensor1D,
  discriminator: Params,
): Later {
  const made = solution.generator({ w1, b1, w2, b2 }, z) as tf.Tensor2D;
  return solution.discriminator(discriminator, made);
}
