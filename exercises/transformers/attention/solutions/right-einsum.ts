import * as tf from '@tensorflow/tfjs';

/** Contractions by name, the softmax written out. */
export function attention(
  q: tf.Tensor,
  k: tf.Tensor,
  v: tf.Tensor,
  { mask }: { mask?: tf.Tensor } = {},
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const scores = tf.einsum('bhid,bhjd->bhij', q, k).mul(1 / Math.sqrt(k.shape[3] ?? 1));
    const visible = mask ? mask.cast('float32') : tf.scalar(1);
    // Hidden scores are pushed far down before the maximum is taken, so it is that of a visible key.
    const open = scores.sub(tf.sub(1, visible).mul(1e6));
    const powers = open.sub(open.max(-1, true)).exp().mul(visible);
    const total = powers.sum(-1, true);
    const weights = powers.div(total.add(total.equal(0).cast('float32')));
    return { output: tf.einsum('bhij,bhjd->bhid', weights, v), weights };
  });
}
