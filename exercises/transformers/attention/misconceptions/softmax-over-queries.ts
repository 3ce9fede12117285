import * as tf from '@tensorflow/tfjs';

export const title = 'Normalises over the queries';
export const hint =
  'Your columns sum to 1. Whose probabilities are these: those of a query over the keys, or those of a key over the queries?';

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
    const weights = overQueries(scores, mask);
    return { output: tf.matMul(weights, v), weights };
  });
}

/** `tf.softmax` takes the last axis only. */
function overQueries(scores: tf.Tensor4D, mask?: tf.Tensor): tf.Tensor4D {
  const turned = scores.transpose<tf.Tensor4D>([0, 1, 3, 2]);
  if (!mask) return tf.softmax(turned).transpose([0, 1, 3, 2]);
  const visible = mask.cast('float32').add<tf.Tensor4D>(tf.zeros(scores.shape)).transpose([0, 1, 3, 2]);
  return maskedSoftmax(turned, visible.cast('bool')).transpose([0, 1, 3, 2]);
}

function maskedSoftmax(scores: tf.Tensor4D, mask: tf.Tensor): tf.Tensor4D {
  const highest = tf.where(mask, scores, LOWEST).max(-1, true);
  const shifted = tf.where(mask, scores.sub(highest), NOWHERE) as tf.Tensor4D;
  return tf.softmax(shifted).mul(mask.cast('float32'));
}
