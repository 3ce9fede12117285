import * as tf from '@tensorflow/tfjs';

/** Four projections [d_model, d_model] and their biases [d_model]. */
export interface Params {
  wq: tf.Tensor2D;
  bq: tf.Tensor1D;
  wk: tf.Tensor2D;
  bk: tf.Tensor1D;
  wv: tf.Tensor2D;
  bv: tf.Tensor1D;
  wo: tf.Tensor2D;
  bo: tf.Tensor1D;
}

/**
 * Multi-head self-attention.
 *
 * @param x [batch, time, d_model]
 * @param heads a divisor of d_model
 * @param mask bool, true where a token may look; broadcasts to [batch, heads, time, time]. A token that may look nowhere
 *   gathers zeros
 * @returns [batch, time, d_model]
 */
export function multiHeadAttention(
  x: tf.Tensor3D,
  params: Params,
  { heads, mask }: { heads: number; mask?: tf.Tensor },
): tf.Tensor3D {
  throw new Error(`Not written yet: project, split into ${heads} heads, attend, join, project.`);
}
