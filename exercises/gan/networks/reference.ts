import * as tf from '@tensorflow/tfjs';

export interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

/** What a hidden unit of the discriminator lets through of what is negative. */
const LEAK = 0.2;

/** tanh(relu(z W₁ + b₁) W₂ + b₂). */
export function generator({ w1, b1, w2, b2 }: Params, z: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const hidden = z.matMul(w1).add<tf.Tensor2D>(b1).relu();
    return hidden.matMul(w2).add<tf.Tensor2D>(b2).tanh();
  });
}

/** σ(leaky(x W₁ + b₁) W₂ + b₂). */
export function discriminator({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const hidden = x.matMul(w1).add<tf.Tensor2D>(b1).leakyRelu(LEAK);
    return hidden.matMul(w2).add<tf.Tensor2D>(b2).sigmoid();
  });
}
