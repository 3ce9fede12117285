import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor4D;
  b1: tf.Tensor1D;
  w2: tf.Tensor4D;
  b2: tf.Tensor1D;
  stride: number;
  shortcut?: { w: tf.Tensor4D; b: tf.Tensor1D };
}

/** The projection leaves its bias at home. */
export function residualBlock(x: tf.Tensor4D, { w1, b1, w2, b2, stride, shortcut }: Params): tf.Tensor {
  return tf.tidy(() => {
    const hidden = tf.conv2d(x, w1, stride, 'same').add<tf.Tensor4D>(b1).relu() as tf.Tensor4D;
    const residual = tf.conv2d(hidden, w2, 1, 'same').add(b2);
    const around = shortcut ? tf.conv2d(x, shortcut.w, stride, 'same') : x;
    return residual.add(around).relu();
  });
}
