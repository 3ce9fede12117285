/** Takes the parameters one by one, so that gradients can be taken with respect to each. */
import type * as tf from '@tensorflow/tfjs';

interface Solution {
  patchEmbed(images: tf.Tensor4D, params: Record<string, tf.Tensor>, options: { patch: number }): tf.Tensor3D;
}

/** Patches of 2 by 2 pixels. */
export function embed(
  solution: Solution,
  images: tf.Tensor4D,
  w: tf.Tensor2D,
  b: tf.Tensor1D,
  classToken: tf.Tensor1D,
  positions: tf.Tensor2D,
): tf.Tensor3D {
  return solution.patchEmbed(images, { w, b, classToken, positions }, { patch: 2 });
}
