import * as tf from '@tensorflow/tfjs';

/** Forgets the weights. */
export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  { mask }: { mask?: tf.Tensor } = {},
): tf.Tensor {
  return tf.tidy(() => {
    const scores = tf.matMul(q, k, false, true).div(Math.sqrt(q.shape[3]));
    if (!mask) return tf.softmax(scores).matMul(v);
    return tf
      .softmax(tf.where(mask, scores, -1e9))
      .mul(mask.cast('float32'))
      .matMul(v);
  });
}
