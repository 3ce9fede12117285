import * as tf from '@tensorflow/tfjs';

export const title = 'Sets masked scores to 0';
export const hint =
  'Your masked keys still get some weight. $e^0$ is 1, not 0: which score makes a softmax ignore a key?';

export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  { mask }: { mask?: tf.Tensor } = {},
): { output: tf.Tensor4D; weights: tf.Tensor4D } {
  return tf.tidy(() => {
    const scores = tf.matMul(q, k, false, true).div<tf.Tensor4D>(Math.sqrt(q.shape[3]));
    const weights = tf.softmax(mask ? scores.mul<tf.Tensor4D>(mask.cast('float32')) : scores);
    return { output: tf.matMul(weights, v), weights };
  });
}
