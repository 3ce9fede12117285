import * as tf from '@tensorflow/tfjs';

export const title = 'Spreads the weight where nothing may be seen';
export const hint =
  'A query that may look nowhere gets the same weight for every key. All its scores are equally low, and a softmax of ties is uniform: what should its row be?';

export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  { mask }: { mask?: tf.Tensor } = {},
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const scores = tf.matMul(q, k, false, true).div(Math.sqrt(q.shape[3]));
    return weigh(tf.softmax(mask ? tf.where(mask, scores, -1e9) : scores), v);
  });
}

function weigh(weights: tf.Tensor, v: tf.Tensor): { output: tf.Tensor; weights: tf.Tensor } {
  return { output: tf.matMul(weights, v), weights };
}
