/** Takes the parameters one by one, so that gradients can be taken with respect to each. */
import * as tf from '@tensorflow/tfjs';

interface Solution {
  patchEmbed(
    images: tf.Tensor4D,
    params: Record<string, tf.Tensor>,
    options: { patch: number },
  ): tf.Tensor3D | Promise<tf.Tensor3D>;
}

/** Patches of 2 by 2 pixels. */
export function embed(
  solution: Solution,
  images: tf.Tensor4D,
  w: tf.Tensor2D,
  b: tf.Tensor1D,
  classToken: tf.Tensor1D,
  positions: tf.Tensor2D,
) {
  return solution.patchEmbed(images, { w, b, classToken, positions }, { patch: 2 });
}

/** An image [height, width] taken apart: its patches as the tokens have them, row by row, with gaps between. */
export async function apart(solution: Solution, image: tf.Tensor2D, patch: number): Promise<tf.Tensor2D> {
  const [height, width] = image.shape;
  const [down, across, size] = [height / patch, width / patch, patch * patch];
  const params = {
    w: tf.eye(size),
    b: tf.zeros([size]),
    classToken: tf.zeros([size]),
    positions: tf.zeros([down * across + 1, size]),
  };
  const tokens = await solution.patchEmbed(image.reshape([1, height, width, 1]), params, { patch });
  return tf.tidy(() => {
    const patches = tokens.slice([0, 1, 0], [1, -1, -1]).reshape<tf.Tensor4D>([down, across, patch, patch]);
    const gapped = patches.pad([
      [0, 0],
      [0, 0],
      [0, 1],
      [0, 1],
    ]);
    return gapped.transpose([0, 2, 1, 3]).reshape([down * (patch + 1), across * (patch + 1)]);
  });
}
