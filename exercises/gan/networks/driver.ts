/** Takes parameters one by one, so that gradients can be taken with respect to each. */
import type * as tf from '@tensorflow/tfjs';

type Params = Record<'w1' | 'b1' | 'w2' | 'b2', tf.Tensor>;
interface Solution {
  generator(params: Params, z: tf.Tensor2D): tf.Tensor2D;
  discriminator(params: Params, x: tf.Tensor2D): tf.Tensor2D;
}

/** What the discriminator says about what the generator makes of noise. */
export function verdict(
  solution: Solution,
  z: tf.Tensor2D,
  generator: Params,
  discriminator: Params,
): tf.Tensor2D {
  return solution.discriminator(discriminator, solution.generator(generator, z));
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
): tf.Tensor2D {
  return verdict(solution, z, { w1, b1, w2, b2 }, discriminator);
}
