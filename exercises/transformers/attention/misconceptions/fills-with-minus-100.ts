import * as tf from '@tensorflow/tfjs';

export const title = 'A score of −100 is not low enough';
export const hint =
  'Your masked weights are right while scores are small. Where all that a query may see scores below −100, the hidden keys win. Which score is lower than any other?';

const NOWHERE = -100;

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
