import * as tf from '@tensorflow/tfjs';

export const title = 'Divides by d_k';
export const hint =
  'Your weights are too flat. The variance of $q \\cdot k$ grows like $d_k$; how does its standard deviation grow?';

/** The lowest float32: no visible score lies below it, so it never is the maximum of a row that sees anything. */
const LOWEST = -3.4028234663852886e38;
/** Far below 0, where the highest visible score of a row stands once it is subtracted: its exponential is 0. */
const NOWHERE = -1e9;

export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  { mask }: { mask?: tf.Tensor } = {},
): { output: tf.Tensor4D; weights: tf.Tensor4D } {
  return tf.tidy(() => {
    const scores = tf.matMul(q, k, false, true).div<tf.Tensor4D>(q.shape[3]);
    const weights = mask ? maskedSoftmax(scores, mask) : tf.softmax(scores);
    return { output: tf.matMul(weights, v), weights };
  });
}

function maskedSoftmax(scores: tf.Tensor4D, mask: tf.Tensor): tf.Tensor4D {
  const highest = tf.where(mask, scores, LOWEST).max(-1, true);
  const shifted = tf.where(mask, scores.sub(highest), NOWHERE) as tf.Tensor4D;
  return tf.softmax(shifted).mul(mask.cast('float32'));
}
