import * as tf from '@tensorflow/tfjs';

interface Params {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
  classToken: tf.Tensor1D;
  positions: tf.Tensor2D;
}

/** One patch after another, each cut out with a slice. */
export function patchEmbed(images: tf.Tensor4D, params: Params, options: { patch: number }): tf.Tensor3D {
  const { patch } = options;
  const [batch, height, width, channels] = images.shape;
  return tf.tidy(() => {
    const sequence: tf.Tensor[] = [tf.ones([batch, 1]).mul(params.classToken)];
    for (let top = 0; top < height; top += patch) {
      for (let left = 0; left < width; left += patch) {
        const square = images.slice([0, top, left, 0], [batch, patch, patch, channels]);
        const pixels = square.reshape([batch, patch * patch * channels]);
        sequence.push(tf.dot(pixels, params.w).add(params.b));
      }
    }
    return tf.stack(sequence, 1).add(params.positions) as tf.Tensor3D;
  });
}
