import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor4D;
  b1: tf.Tensor1D;
  w2: tf.Tensor4D;
  b2: tf.Tensor1D;
  stride: number;
  shortcut?: { w: tf.Tensor4D; b: tf.Tensor1D };
}

/** Convolution, bias and activation in one call each; the way round joins as an image of biases. */
export function residualBlock(x: tf.Tensor4D, { w1, b1, w2, b2, stride, shortcut }: Params): tf.Tensor {
  return tf.tidy(() => {
    const hidden = tf.fused.conv2d({
      x,
      filter: w1,
      strides: stride,
      pad: 'same',
      bias: b1,
      activation: 'relu',
    });
    const residual = tf.fused.conv2d({ x: hidden, filter: w2, strides: 1, pad: 'same', bias: b2 });
    const around = shortcut
      ? tf.fused.conv2d({ x, filter: shortcut.w, strides: stride, pad: 'same', bias: shortcut.b })
      : x;
    return tf.addN([residual, around]).relu();
  });
}
