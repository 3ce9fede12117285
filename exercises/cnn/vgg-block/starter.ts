import * as tf from '@tensorflow/tfjs';

export interface Filters {
  w: tf.Tensor4D;
  b: tf.Tensor1D;
}

/**
 * A VGG block: some 3 × 3 convolutions, each with a ReLU, and a max pooling.
 *
 * @param x feature maps, [batch, H, W, C]
 * @param filters filters [3, 3, C, K] and biases [K] of each convolution in turn
 * @returns [batch, ⌊H / 2⌋, ⌊W / 2⌋, K]
 */
export function vggBlock(x: tf.Tensor4D, filters: Filters[]): tf.Tensor4D {
  const shapes = filters.map(({ w, b }) => `[${tf.add(w, b).shape}]`);
  throw new Error(`Not written yet: maps [${x.shape}] through filters ${shapes.join(', ')}, and a pooling.`);
}
