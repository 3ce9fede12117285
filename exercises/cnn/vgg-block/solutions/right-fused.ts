import * as tf from '@tensorflow/tfjs';

/** Fused calls in a loop, and the maximum of four shifted quarters. */
export function vggBlock(x: tf.Tensor4D, filters: { w: tf.Tensor4D; b: tf.Tensor1D }[]): tf.Tensor {
  return tf.tidy(() => {
    let maps = x;
    for (const { w, b } of filters) {
      maps = tf.fused.conv2d({ x: maps, filter: w, strides: 1, pad: 'same', bias: b, activation: 'relu' });
    }
    const [N, H, W, K] = maps.shape;
    const [rows, columns] = [Math.floor(H / 2), Math.floor(W / 2)];
    const even = maps.slice([0, 0, 0, 0], [N, 2 * rows, 2 * columns, K]);
    return even.reshape([N, rows, 2, columns, 2, K]).max([2, 4]);
  });
}
