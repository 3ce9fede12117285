import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

export function generator({ w1, b1, w2, b2 }: Params, z: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => z.matMul(w1).add<tf.Tensor2D>(b1).relu().matMul(w2).add<tf.Tensor2D>(b2).tanh());
}

/** One number a sample, without the axis of length 1. */
export function discriminator({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const hidden = x.matMul(w1).add<tf.Tensor2D>(b1).leakyRelu(0.2);
    return hidden.matMul(w2).add(b2).sigmoid().squeeze([1]) as unknown as tf.Tensor2D;
  });
}
