import * as tf from '@tensorflow/tfjs';

export const title = 'Labels minus probabilities';
export const hint =
  'All your gradients have the right size and the opposite sign. Which comes first in the derivative of the cross-entropy, the probability or the label?';

export interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

/** Z₂ = max(0, X W₁ + b₁) W₂ + b₂ */
export function forward({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => x.matMul(w1).add(b1).relu().matMul(w2).add(b2) as tf.Tensor2D);
}

/** The chain rule from ∂L/∂Z₂ = (softmax(Z₂) − Y) / N back to the first layer. */
export function backward({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D, labels: tf.Tensor2D): Params {
  return tf.tidy(() => {
    const z1 = x.matMul(w1).add(b1) as tf.Tensor2D;
    const a = z1.relu<tf.Tensor2D>();
    const z2 = a.matMul(w2).add(b2) as tf.Tensor2D;

    const dz2 = labels.sub(z2.softmax()).div(x.shape[0]) as tf.Tensor2D;
    const da = dz2.matMul(w2, false, true);
    const dz1 = da.mul(z1.greater(0)) as tf.Tensor2D;

    return {
      w1: tf.matMul(x, dz1, true, false) as tf.Tensor2D,
      b1: dz1.sum<tf.Tensor1D>(0),
      w2: tf.matMul(a, dz2, true, false) as tf.Tensor2D,
      b2: dz2.sum<tf.Tensor1D>(0),
    };
  });
}
