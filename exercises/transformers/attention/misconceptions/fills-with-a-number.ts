import * as tf from '@tensorflow/tfjs';

export const title = 'A large number in the place of −∞';
export const hint =
  'Your masked weights are right until every score that a query may see lies below the number that you put in the place of −∞; then a hidden key wins. What do you know about the highest visible score once it has been subtracted?';

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
  return tf.softmax(tf.where(mask, scores, NOWHERE)).mul(mask.cast('float32'));
}
