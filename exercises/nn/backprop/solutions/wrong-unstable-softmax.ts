import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

export function forward({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => x.matMul(w1).add<tf.Tensor2D>(b1).relu().matMul(w2).add<tf.Tensor2D>(b2));
}

/** exp of the bare logits: infinite for a network that is sure of itself. */
export function backward({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D, labels: tf.Tensor2D): Params {
  return tf.tidy(() => {
    const z1 = x.matMul(w1).add<tf.Tensor2D>(b1);
    const a = z1.relu();
    const z2 = a.matMul(w2).add<tf.Tensor2D>(b2);
    const p = z2.exp().div<tf.Tensor2D>(z2.exp().sum(1, true));
    const dz2 = p.sub(labels).div<tf.Tensor2D>(x.shape[0]);
    const da = dz2.matMul(w2, false, true);
    const dz1 = da.mul<tf.Tensor2D>(z1.greater(0));
    return {
      w1: tf.matMul<tf.Tensor2D>(x, dz1, true),
      b1: dz1.sum<tf.Tensor1D>(0),
      w2: tf.matMul<tf.Tensor2D>(a, dz2, true),
      b2: dz2.sum<tf.Tensor1D>(0),
    };
  });
}
