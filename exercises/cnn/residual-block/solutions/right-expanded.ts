import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor4D;
  b1: tf.Tensor1D;
  w2: tf.Tensor4D;
  b2: tf.Tensor1D;
  stride: number;
  shortcut?: { w: tf.Tensor4D; b: tf.Tensor1D };
}

/** Line by line; a projection of one pixel is a matrix product at every place that the stride leaves. */
export function residualBlock(x: tf.Tensor4D, params: Params): tf.Tensor {
  return tf.tidy(() => {
    const { stride, shortcut } = params;
    let y: tf.Tensor = tf.conv2d(x, params.w1, [stride, stride], 'same');
    y = tf.maximum(tf.add(y, params.b1), 0);
    y = tf.conv2d(y as tf.Tensor4D, params.w2, 1, 'same');
    y = tf.add(y, params.b2);
    if (!shortcut) return tf.maximum(y.add(x), 0);
    // A window of one pixel begins in the corner, or where 'same' has cut off less than a stride on both sides.
    const projected = tf.conv2d(x, shortcut.w, stride, 'same');
    return tf.maximum(y.add(projected).add(shortcut.b), 0);
  });
}
