import * as tf from '@tensorflow/tfjs';

/** Takes the mask of the first head for all. */
export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  { mask }: { mask?: tf.Tensor } = {},
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const scores = tf.matMul(q, k, false, true).div<tf.Tensor4D>(Math.sqrt(q.shape[3]));
    const one = mask && mask.rank === 4 ? mask.slice([0, 0, 0, 0], [-1, 1, -1, -1]) : mask;
    const low = one ? (tf.where(one, scores, Number.NEGATIVE_INFINITY) as tf.Tensor4D) : scores;
    const spread = tf.softmax(low);
    const weights = tf.where(spread.isNaN(), 0, spread) as tf.Tensor4D;
    return { output: weights.matMul(v), weights };
  });
}
