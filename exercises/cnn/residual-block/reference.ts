import * as tf from '@tensorflow/tfjs';

export interface Params {
  w1: tf.Tensor4D;
  b1: tf.Tensor1D;
  w2: tf.Tensor4D;
  b2: tf.Tensor1D;
  stride: number;
  shortcut?: { w: tf.Tensor4D; b: tf.Tensor1D };
}

function convolve(x: tf.Tensor4D, w: tf.Tensor4D, b: tf.Tensor1D, stride: number): tf.Tensor4D {
  return tf.conv2d(x, w, stride, 'same').add<tf.Tensor4D>(b);
}

/** relu(F(x) + x): two convolutions beside a way round them, which is x itself or its projection. */
export function residualBlock(x: tf.Tensor4D, { w1, b1, w2, b2, stride, shortcut }: Params): tf.Tensor4D {
  return tf.tidy(() => {
    const hidden = convolve(x, w1, b1, stride).relu<tf.Tensor4D>();
    const residual = convolve(hidden, w2, b2, 1);
    const around = shortcut ? convolve(x, shortcut.w, shortcut.b, stride) : x;
    return residual.add<tf.Tensor4D>(around).relu();
  });
}
