import * as tf from '@tensorflow/tfjs';

interface Params {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
  classToken: tf.Tensor1D;
  positions: tf.Tensor2D;
}

/** Takes every image for a square one, as tall as the root of its pixels. */
export function patchEmbed(images: tf.Tensor4D, params: Params, { patch }: { patch: number }): tf.Tensor3D {
  return tf.tidy(() => {
    const [batch, height, width, channels] = images.shape;
    const [across, down] = [height / patch, width / patch];
    const patches = images
      .reshape([batch, down, patch, across, patch, channels])
      .transpose([0, 1, 3, 2, 4, 5])
      .reshape([batch * down * across, patch * patch * channels]);
    const tokens = patches
      .matMul(params.w)
      .add(params.b)
      .reshape([batch, down * across, -1]);
    const first = tf.ones([batch, 1, 1]).mul(params.classToken);
    return tf.concat([first, tokens], 1).add(params.positions) as tf.Tensor3D;
  });
}
