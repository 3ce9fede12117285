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

/** The leak of PyTorch's default, a hundredth. */
export function discriminator({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() =>
    x.matMul(w1).add<tf.Tensor2D>(b1).leakyRelu(0.01).matMul(w2).add<tf.Tensor2D>(b2).sigmoid(),
  );
}
