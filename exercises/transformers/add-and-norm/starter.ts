import * as tf from '@tensorflow/tfjs';

/** Scale and shift of the normalisation, [features] each, and its epsilon. */
export interface Params {
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
  epsilon: number;
}

/**
 * A part of a transformer with its residual sum, normalised after the sum.
 *
 * @param x [batch, time, features]
 * @param sublayer attention or feed-forward, from [batch, time, features] to the same
 * @returns [batch, time, features]
 */
export function addAndNorm(
  x: tf.Tensor3D,
  sublayer: (x: tf.Tensor3D) => tf.Tensor3D,
  params: Params,
): tf.Tensor3D {
  throw new Error(
    `Not written yet: add, then normalise ${x.shape[2]} features with epsilon ${params.epsilon}.`,
  );
}
