import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

/** The paper's other description: two convolutions with kernel size 1. */
export function feedForward(x: tf.Tensor3D, params: Params): tf.Tensor3D {
  return tf.tidy(() => {
    const over = (y: tf.Tensor3D, w: tf.Tensor2D): tf.Tensor3D =>
      tf.conv1d(y, w.expandDims<tf.Tensor3D>(0), 1, 'valid');
    const inside = tf.maximum(over(x, params.w1).add(params.b1), 0) as tf.Tensor3D;
    return over(inside, params.w2).add(params.b2);
  });
}
