import * as tf from '@tensorflow/tfjs';

export const title = 'Masks with −∞';
export const hint =
  'Your weights are right until a query may look nowhere: a row of −∞ alone has no largest score, and its softmax is NaN. What should such a row be, and how can you keep its softmax finite?';

export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  { mask }: { mask?: tf.Tensor } = {},
): { output: tf.Tensor4D; weights: tf.Tensor4D } {
  return tf.tidy(() => {
    const scores = tf.matMul(q, k, false, true).div<tf.Tensor4D>(Math.sqrt(q.shape[3]));
    const weights = tf.softmax(
      mask ? (tf.where(mask, scores, Number.NEGATIVE_INFINITY) as tf.Tensor4D) : scores,
    );
    return { output: tf.matMul(weights, v), weights };
  });
}
