import * as tf from '@tensorflow/tfjs';

/** Leaves the biases out. */
export function vggBlock(x: tf.Tensor4D, filters: { w: tf.Tensor4D }[]): tf.Tensor {
  return tf.tidy(() => {
    let maps = x;
    for (const { w } of filters) maps = tf.conv2d(maps, w, 1, 'same').relu();
    return tf.maxPool(maps, 2, 2, 'valid');
  });
}
