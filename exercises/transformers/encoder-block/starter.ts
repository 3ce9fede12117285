import * as tf from '@tensorflow/tfjs';

/** Everything that is learned in the block; shapes are in the statement. */
export interface Params {
  attention: Record<'wq' | 'wk' | 'wv' | 'wo', tf.Tensor2D> & Record<'bq' | 'bk' | 'bv' | 'bo', tf.Tensor1D>;
  norm1: Norm;
  feedForward: { w1: tf.Tensor2D; b1: tf.Tensor1D; w2: tf.Tensor2D; b2: tf.Tensor1D };
  norm2: Norm;
}
export interface Norm {
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
}

/**
 * A transformer encoder block with the normalisation after each sum.
 *
 * @param x [batch, time, d_model]
 * @returns [batch, time, d_model]
 */
export function encoderBlock(x: tf.Tensor3D, params: Params, { heads }: { heads: number }): tf.Tensor3D {
  throw new Error(
    `Not written yet: attention with ${heads} heads, add and norm, feed-forward, add and norm.`,
  );
}
