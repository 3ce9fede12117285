import * as tf from '@tensorflow/tfjs';

/** What is learned; shapes are in the statement. */
export interface Params {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
  classToken: tf.Tensor1D;
  positions: tf.Tensor2D;
}

/**
 * Images as sequences of tokens.
 *
 * @param images [batch, height, width, channels]; height and width are multiples of patch
 * @returns [batch, patches + 1, d_model]
 */
export function patchEmbed(
  images: tf.Tensor4D,
  { w, b, classToken, positions }: Params,
  { patch }: { patch: number },
): tf.Tensor3D {
  const [, height, width] = images.shape;
  throw new Error(`Not written yet: cut ${height} by ${width} pixels into squares of ${patch} by ${patch}.`);
}
