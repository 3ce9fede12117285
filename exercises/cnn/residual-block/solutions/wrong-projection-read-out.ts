import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor4D;
  b1: tf.Tensor1D;
  w2: tf.Tensor4D;
  b2: tf.Tensor1D;
  stride: number;
  shortcut?: { w: tf.Tensor4D; b: tf.Tensor1D };
}

/** The projection is taken for a constant: its numbers are read out, and nothing of it can be learned. */
export function residualBlock(x: tf.Tensor4D, { w1, b1, w2, b2, stride, shortcut }: Params): tf.Tensor4D {
  const hidden = tf.relu(tf.conv2d(x, w1, stride, 'same').add<tf.Tensor4D>(b1));
  const residual = tf.conv2d(hidden, w2, 1, 'same').add<tf.Tensor4D>(b2);
  if (!shortcut) return tf.relu(residual.add<tf.Tensor4D>(x));
  const weights = tf.tensor4d(shortcut.w.dataSync(), shortcut.w.shape);
  const around = tf.conv2d(x, weights, stride, 'same').add(tf.tensor1d(shortcut.b.dataSync()));
  return tf.relu(residual.add<tf.Tensor4D>(around));
}
