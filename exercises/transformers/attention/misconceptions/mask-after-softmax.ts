import * as tf from '@tensorflow/tfjs';

export const title = 'Masks after the softmax';
export const hint =
  'Your masked weights are 0, but the others no longer sum to 1: the hidden keys have already taken their share. When must they disappear?';

export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  { mask }: { mask?: tf.Tensor } = {},
): { output: tf.Tensor4D; weights: tf.Tensor4D } {
  return tf.tidy(() => {
    const scores = tf.matMul(q, k, false, true).div<tf.Tensor4D>(Math.sqrt(q.shape[3]));
    const weights = mask ? tf.softmax(scores).mul<tf.Tensor4D>(mask.cast('float32')) : tf.softmax(scores);
    return { output: tf.matMul(weights, v), weights };
  });
}
