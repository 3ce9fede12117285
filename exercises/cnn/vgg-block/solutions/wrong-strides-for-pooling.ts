import * as tf from '@tensorflow/tfjs';

/** Steps by two in the last convolution instead of pooling, as later networks do. */
export function vggBlock(x: tf.Tensor4D, filters: { w: tf.Tensor4D; b: tf.Tensor1D }[]): tf.Tensor {
  return tf.tidy(() => {
    let maps: tf.Tensor4D = x;
    for (const [k, { w, b }] of filters.entries()) {
      const stride = k === filters.length - 1 ? 2 : 1;
      maps = tf.conv2d(maps, w, stride, 'same').add<tf.Tensor4D>(b).relu();
    }
    const [N, H, W, K] = maps.shape;
    const [rows, columns] = [
      Math.min(H, Math.floor(x.shape[1] / 2)),
      Math.min(W, Math.floor(x.shape[2] / 2)),
    ];
    return maps.slice([0, 0, 0, 0], [N, rows, columns, K]);
  });
}
