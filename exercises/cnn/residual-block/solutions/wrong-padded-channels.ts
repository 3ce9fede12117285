import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor4D;
  b1: tf.Tensor1D;
  w2: tf.Tensor4D;
  b2: tf.Tensor1D;
  stride: number;
}

/** The other way round of the paper: no projection, missing channels are zeros. */
export function residualBlock(x: tf.Tensor4D, { w1, b1, w2, b2, stride }: Params): tf.Tensor {
  return tf.tidy(() => {
    const hidden = tf.conv2d(x, w1, stride, 'same').add<tf.Tensor4D>(b1).relu() as tf.Tensor4D;
    const residual = tf.conv2d(hidden, w2, 1, 'same').add(b2);
    const thinned = tf.stridedSlice(x, [0, 0, 0, 0], x.shape, [1, stride, stride, 1]) as tf.Tensor4D;
    const missing = b1.size - x.shape[3];
    const around = thinned.pad([
      [0, 0],
      [0, 0],
      [0, 0],
      [0, missing],
    ]);
    return residual.add(around).relu();
  });
}
