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
    const visible = mask ?? tf.ones(scores.shape, 'bool');
    // The logarithm of 0 is −∞; a row of −∞ alone takes 0 for its highest score, or −∞ − (−∞) would be NaN.
    const open = scores.add(visible.cast('float32').log());
    const highest = tf.where(visible.any(-1, true), open.max(-1, true), 0);
    const powers = open.sub(highest).exp();
    const total = powers.sum(-1, true);
    const weights = powers.div(total.add(total.equal(0).cast('float32')));
    return { output: tf.einsum('bhij,bhjd->bhid', weights, v), weights };
  });
}
