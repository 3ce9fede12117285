import * as tf from '@tensorflow/tfjs';

/**
 * Scaled dot-product attention: softmax(Q Kᵀ / √d_k) V.
 *
 * @param q queries, [batch, heads, T_q, d_k]
 * @param k keys, [batch, heads, T_k, d_k]
 * @param v values, [batch, heads, T_k, d_v]
 * @param options.mask bool, broadcasts to [batch, heads, T_q, T_k]; true where a query may look at a key
 * @returns `output` [batch, heads, T_q, d_v] and `weights` [batch, heads, T_q, T_k];
 *   a query that may look nowhere gets zeros in both
 */
export function attention(
  q: tf.Tensor4D,
  k: tf.Tensor4D,
  v: tf.Tensor4D,
  { mask }: { mask?: tf.Tensor } = {},
): { output: tf.Tensor4D; weights: tf.Tensor4D } {
  throw new Error(
    `Not written yet: queries [${q.shape}], keys [${k.shape}], values [${v.shape}], ${mask ? `mask [${mask.shape}]` : 'no mask'}.`,
  );
}
