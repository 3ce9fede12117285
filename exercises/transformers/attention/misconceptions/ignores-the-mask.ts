import * as tf from '@tensorflow/tfjs';

export const title = 'Does not use the mask';
export const hint = 'Your weights are the same with and without a mask. It arrives in the fourth argument.';

export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const scores = tf.matMul(q, k, false, true).div(Math.sqrt(q.shape[3]));
    return weigh(tf.softmax(scores), v);
  });
}

function weigh(weights: tf.Tensor, v: tf.Tensor): { output: tf.Tensor; weights: tf.Tensor } {
  return { output: tf.matMul(weights, v), weights };
}
