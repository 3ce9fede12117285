import * as tf from '@tensorflow/tfjs';

export interface Params {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
  classToken: tf.Tensor1D;
  positions: tf.Tensor2D;
}

/** [batch, H, W, C] to [batch, patches, patch · patch · C]: patches row by row, and so the pixels inside each. */
function cut(images: tf.Tensor4D, patch: number): tf.Tensor3D {
  const [batch, height, width, channels] = images.shape;
  const [down, across] = [height / patch, width / patch];
  return images
    .reshape([batch, down, patch, across, patch, channels])
    .transpose([0, 1, 3, 2, 4, 5])
    .reshape([batch, down * across, patch * patch * channels]);
}

export function patchEmbed(
  images: tf.Tensor4D,
  { w, b, classToken, positions }: Params,
  { patch }: { patch: number },
): tf.Tensor3D {
  return tf.tidy(() => {
    const patches = cut(images, patch);
    const [batch, count, pixels] = patches.shape;
    const rows = patches.reshape<tf.Tensor2D>([batch * count, pixels]);
    const tokens = rows.matMul(w).add(b);
    const first = tf.tile(classToken.reshape<tf.Tensor3D>([1, 1, -1]), [batch, 1, 1]);
    return tf.concat([first, tokens.reshape<tf.Tensor3D>([batch, count, -1])], 1).add(positions);
  });
}
