import * as tf from '@tensorflow/tfjs';

export const title = 'Masks with −∞';
export const hint =
  'Your weights are right until a query may look nowhere: a row of −∞ alone has no largest score, and its softmax is NaN. Is there a number so low that its exponential is 0 all the same?';

/** Stands for −∞ in the softmax. Finite, because GPUs may assume that no infinity occurs; exp(−1e9) is 0 all the same. */
const NOWHERE = Number.NEGATIVE_INFINITY;

/** softmax(Q Kᵀ / √d_k) V over the last two axes; masked keys get weight 0, and so do all keys of a query that sees none. */
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

/** A row without any true is all ties for the softmax, hence uniform; the product makes it zero. */
function maskedSoftmax(scores: tf.Tensor4D, mask: tf.Tensor): tf.Tensor4D {
  return tf.softmax(tf.where(mask, scores, NOWHERE)).mul(mask.cast('float32'));
}
