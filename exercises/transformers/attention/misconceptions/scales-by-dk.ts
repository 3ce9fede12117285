import * as tf from '@tensorflow/tfjs';

export const title = 'Divides by d_k';
export const hint =
  'Your weights are too flat. The variance of $q \\cdot k$ grows like $d_k$; how does its standard deviation grow?';

export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  { mask }: { mask?: tf.Tensor } = {},
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const scores = tf.matMul(q, k, false, true).div(q.shape[3]);
    if (!mask) return weigh(tf.softmax(scores), v);
    return weigh(tf.softmax(tf.where(mask, scores, -1e9)).mul(mask.cast('float32')), v);
  });
}

function weigh(weights: tf.Tensor, v: tf.Tensor): { output: tf.Tensor; weights: tf.Tensor } {
  return { output: tf.matMul(weights, v), weights };
}
