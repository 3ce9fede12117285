import * as tf from '@tensorflow/tfjs';

export const title = 'Leaves out 1/√d_k';
export const hint =
  'Your weights are too sharp, and more so the more features the keys have. How large is a sum of $d_k$ products of random numbers, and what brings it back to size 1?';

export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  { mask }: { mask?: tf.Tensor } = {},
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const scores = tf.matMul(q, k, false, true);
    if (!mask) return weigh(tf.softmax(scores), v);
    return weigh(tf.softmax(tf.where(mask, scores, -1e9)).mul(mask.cast('float32')), v);
  });
}

function weigh(weights: tf.Tensor, v: tf.Tensor): { output: tf.Tensor; weights: tf.Tensor } {
  return { output: tf.matMul(weights, v), weights };
}
