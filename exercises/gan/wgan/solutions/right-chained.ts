import * as tf from '@tensorflow/tfjs';

/** A mean as a product with a row of ones. */
const mean = (x: tf.Tensor2D): tf.Tensor => tf.matMul(tf.fill([1, x.shape[0]], 1 / x.shape[0]), x);

export const criticLoss = (real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar =>
  tf.tidy(() => tf.sub(mean(fake), mean(real)).asScalar());

export const clipWeights = (weights: tf.Tensor[], c: number): tf.Tensor[] =>
  weights.map((weight) => tf.tidy(() => weight.sign().mul(weight.abs().minimum(c))));

export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  eps: tf.Tensor2D,
) {
  return tf.tidy(() => {
    const mixture = tf.add(tf.mul(eps, real), tf.mul(eps.neg().add(1), fake));
    const { grad } = tf.valueAndGrad((x) => tf.sum(critic(x as tf.Tensor2D)))(mixture);
    const squares = tf.sum(tf.mul(grad, grad), 1);
    // (l − 1)² = l² − 2 l + 1
    const slopes = squares.sqrt() as tf.Tensor1D;
    return { penalty: tf.mean(squares.sub(slopes.mul(2)).add(1)) as tf.Scalar, slopes };
  });
}
