import * as tf from '@tensorflow/tfjs';

export interface Filters {
  w: tf.Tensor4D;
  b: tf.Tensor1D;
}

/** Convolution and ReLU, as often as there are filters, and one pooling at the end. */
export function vggBlock(x: tf.Tensor4D, filters: Filters[]): tf.Tensor4D {
  return tf.tidy(() => {
    const maps = filters.reduce((seen, { w, b }) => {
      const sums = tf.conv2d(seen, w, 1, 'same').add<tf.Tensor4D>(b);
      return sums.relu();
    }, x);
    return tf.maxPool(maps, 2, 2, 'valid');
  });
}
