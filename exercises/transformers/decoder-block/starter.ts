import * as tf from '@tensorflow/tfjs';

/** Projections of one attention: [d_model, d_model] and [d_model]. */
export type Attention = Record<'wq' | 'wk' | 'wv' | 'wo', tf.Tensor2D> &
  Record<'bq' | 'bk' | 'bv' | 'bo', tf.Tensor1D>;
export interface Norm {
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
}
/** Everything that is learned in the block; shapes are in the statement. */
export interface Params {
  selfAttention: Attention;
  norm1: Norm;
  crossAttention: Attention;
  norm2: Norm;
  feedForward: { w1: tf.Tensor2D; b1: tf.Tensor1D; w2: tf.Tensor2D; b2: tf.Tensor1D };
  norm3: Norm;
}

/**
 * A transformer decoder block with the normalisation after each sum.
 *
 * @param x what is being written, [batch, time, d_model]
 * @param memory what the encoder has read, [batch, source, d_model]
 * @returns [batch, time, d_model]
 */
export function decoderBlock(
  x: tf.Tensor3D,
  memory: tf.Tensor3D,
  params: Params,
  { heads }: { heads: number },
): tf.Tensor3D {
  const [, source] = memory.shape;
  throw new Error(
    `Not written yet: masked attention with ${heads} heads, attention to ${source} tokens of the encoder, feed-forward.`,
  );
}
