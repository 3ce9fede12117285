import * as tf from '@tensorflow/tfjs';

export const title = 'Spreads the weight where nothing may be seen';
export const hint =
  'A query that may look nowhere gets the same weight for every key. All its scores are equally low, and a softmax of ties is uniform: what should its row be?';

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
    const scores = tf.matMul(q, k, false, true).div<tf.Tensor4D>(Math.sqrt(q.shape[3]));
    const weights = mask ? maskedSoftmax(scores, mask) : tf.softmax(scores);
    return { output: tf.matMul(weights, v), weights };
  });
}

function maskedSoftmax(scores: tf.Tensor4D, mask: tf.Tensor): tf.Tensor4D {
  const highest = tf.where(mask, scores, LOWEST).max(-1, true);
  const shifted = tf.where(mask, scores.sub(highest), NOWHERE) as tf.Tensor4D;
  return tf.softmax(shifted);
}
