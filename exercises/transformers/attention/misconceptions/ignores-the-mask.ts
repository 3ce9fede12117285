import * as tf from '@tensorflow/tfjs';

export const title = 'Does not use the mask';
export const hint =
  'Your weights are the same with and without a mask. Where does it arrive, and what should it change?';

export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
): { output: tf.Tensor4D; weights: tf.Tensor4D } {
  return tf.tidy(() => {
    const scores = tf.matMul(q, k, false, true).div<tf.Tensor4D>(Math.sqrt(q.shape[3]));
    const weights = tf.softmax(scores);
    return { output: tf.matMul(weights, v), weights };
  });
}
