import * as tf from '@tensorflow/tfjs';

interface Params {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
  classToken: tf.Tensor1D;
  positions: tf.Tensor2D;
}

/** Gives every patch the position before its own: the class token is put in front afterwards, with the last one. */
export function patchEmbed(images: tf.Tensor4D, params: Params, { patch }: { patch: number }): tf.Tensor3D {
  return tf.tidy(() => {
    const [batch, height, width, channels] = images.shape;
    const count = (height * width) / patch ** 2;
    const patches = images
      .reshape([batch, height / patch, patch, width / patch, patch, channels])
      .transpose([0, 1, 3, 2, 4, 5])
      .reshape([batch * count, patch * patch * channels]);
    const placed = patches.matMul(params.w).add(params.b).reshape([batch, count, -1]);
    const moved = placed.add(params.positions.slice([0, 0], [count, -1]));
    const first = tf.ones([batch, 1, 1]).mul(params.classToken.add(params.positions.slice([count, 0])));
    return tf.concat([first, moved], 1) as tf.Tensor3D;
  });
}
