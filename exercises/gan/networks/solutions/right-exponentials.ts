import * as tf from '@tensorflow/tfjs';

interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

const linear = (a: tf.Tensor2D, b: tf.Tensor2D, bias: tf.Tensor) =>
  tf.fused.matMul({ a, b, bias }) as tf.Tensor2D;
/** 1 / (1 + e^−x): an infinite exponential gives 0, as it should. */
const squash = (x: tf.Tensor): tf.Tensor => tf.div(1, tf.exp(tf.neg(x)).add(1));

/** tanh x is 2 σ(2x) − 1. */
export function generator({ w1, b1, w2, b2 }: Params, z: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(
    () =>
      squash(linear(linear(z, w1, b1).relu(), w2, b2).mul(2))
        .mul(2)
        .sub(1) as tf.Tensor2D,
  );
}

export function discriminator({ w1, b1, w2, b2 }: Params, x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const sums = linear(x, w1, b1);
    const hidden = tf.where(sums.greater(0), sums, sums.div(5)) as tf.Tensor2D;
    return squash(linear(hidden, w2, b2)) as tf.Tensor2D;
  });
}
