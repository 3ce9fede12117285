import * as tf from '@tensorflow/tfjs';

export interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

/** max(0, x W₁ + b₁) W₂ + b₂ for every token: to the layer, batch and time are one long list of tokens. */
export function feedForward(x: tf.Tensor3D, { w1, b1, w2, b2 }: Params): tf.Tensor3D {
  return tf.tidy(() => {
    const tokens = x.reshape<tf.Tensor2D>([-1, w1.shape[0]]);
    const hidden = tokens.matMul(w1).add<tf.Tensor2D>(b1).relu();
    return hidden.matMul(w2).add(b2).reshape(x.shape);
  });
}
