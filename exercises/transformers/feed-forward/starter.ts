import * as tf from '@tensorflow/tfjs';

/** Weights and biases of both linear layers; shapes are in the statement. */
export interface Params {
  w1: tf.Tensor2D;
  b1: tf.Tensor1D;
  w2: tf.Tensor2D;
  b2: tf.Tensor1D;
}

/**
 * The position-wise feed-forward network of a transformer block.
 *
 * @param x [batch, time, d_model]
 * @returns [batch, time, d_model]
 */
export function feedForward(x: tf.Tensor3D, { w1, b1, w2, b2 }: Params): tf.Tensor3D {
  const [dModel, dFf] = w1.shape;
  throw new Error(`Not written yet: from ${dModel} features to ${dFf}, and back.`);
}
