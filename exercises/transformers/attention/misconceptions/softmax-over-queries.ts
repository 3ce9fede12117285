import * as tf from '@tensorflow/tfjs';

export const title = 'Normalises over the queries';
export const hint =
  'Your columns sum to 1. Whose probabilities are these: those of a query over the keys, or those of a key over the queries?';

export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  { mask }: { mask?: tf.Tensor } = {},
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const scores = tf.matMul(q, k, false, true).div(Math.sqrt(q.shape[3]));
    const open = mask ? tf.where(mask, scores, -1e9) : scores;
    // tf.softmax takes the last axis only.
    const weights = tf.softmax(open.transpose([0, 1, 3, 2])).transpose([0, 1, 3, 2]);
    return weigh(mask ? weights.mul(mask.cast('float32')) : weights, v);
  });
}

function weigh(weights: tf.Tensor, v: tf.Tensor): { output: tf.Tensor; weights: tf.Tensor } {
  return { output: tf.matMul(weights, v), weights };
}
