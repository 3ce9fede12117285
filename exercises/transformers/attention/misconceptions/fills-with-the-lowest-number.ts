import * as tf from '@tensorflow/tfjs';

export const title = 'The lowest number in the place of −∞';
export const hint =
  'Your masked weights are right but for visible scores as low as the number in the place of −∞: then hidden keys tie with them. What do you know about the highest visible score once it has been subtracted?';

const NOWHERE = -3.4028234663852886e38;

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
