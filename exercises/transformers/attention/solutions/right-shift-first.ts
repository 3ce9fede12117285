import * as tf from '@tensorflow/tfjs';

/** Powers of the shifted scores, with the hidden ones taken out before they are summed. */
export function attention(
  q: tf.Tensor,
  k: tf.Tensor,
  v: tf.Tensor,
  options: { mask?: tf.Tensor } = {},
): { output: tf.Tensor; weights: tf.Tensor } {
  return tf.tidy(() => {
    const scores = q.matMul(k.transpose([0, 1, 3, 2])).mul((q.shape.at(-1) ?? 1) ** -0.5);
    const visible = (options.mask ?? tf.scalar(true, 'bool')).cast('bool').broadcastTo(scores.shape);
    const reach = tf.where(visible, scores, tf.fill(scores.shape, Number.NEGATIVE_INFINITY)).max(-1, true);
    // A visible score never lies above the highest of its row; a hidden one may, and its power is not used.
    const powers = tf.where(visible, scores.sub(reach).minimum(0).exp(), tf.zerosLike(scores));
    const total = powers.sum(-1, true);
    const weights = powers.divNoNan(total);
    return { output: weights.matMul(v), weights };
  });
}
