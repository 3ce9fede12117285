import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

/** Treats the first token of every sequence and gives its result to all. */
export function feedForward(x: tf.Tensor3D, { w1, b1, w2, b2 }: Params): tf.Tensor3D {
  return tf.tidy(() => {
    const [batch, time, d] = x.shape;
    const first = x.slice([0, 0, 0], [batch, 1, d]).reshape<tf.Tensor2D>([batch, d]);
    const after = first.matMul(w1).add<tf.Tensor2D>(b1).relu().matMul(w2).add(b2);
    return after.reshape<tf.Tensor3D>([batch, 1, d]).tile([1, time, 1]);
  });
}
