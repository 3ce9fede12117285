import * as tf from '@tensorflow/tfjs';

export const title = 'Masks after the softmax, then divides by the sum';
export const hint =
  'Moderate scores come out right. Where a hidden key has by far the highest score, the visible ones are rounded to 0 before you mask, and no division brings them back. Over which keys should the softmax run from the start?';

export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  { mask }: { mask?: tf.Tensor } = {},
): { output: tf.Tensor4D; weights: tf.Tensor4D } {
  return tf.tidy(() => {
    const scores = tf.matMul(q, k, false, true).div<tf.Tensor4D>(Math.sqrt(q.shape[3]));
    const weights = mask ? renormalised(tf.softmax(scores), mask) : tf.softmax(scores);
    return { output: tf.matMul(weights, v), weights };
  });
}

function renormalised(weights: tf.Tensor4D, mask: tf.Tensor): tf.Tensor4D {
  const seen = weights.mul(mask.cast('float32'));
  const total = seen.sum(-1, true);
  return seen.div(total.add(total.equal(0).cast('float32')));
}
