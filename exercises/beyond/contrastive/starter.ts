import * as tf from '@tensorflow/tfjs';

/**
 * The symmetric contrastive loss of two views.
 *
 * @param a one view of each thing, [batch, features]
 * @param b another view of the same things in the same order, [batch, features]
 * @returns scalar
 */
export function infoNce(a: tf.Tensor2D, b: tf.Tensor2D, temperature: number): tf.Scalar {
  throw new Error(
    `Not written yet: compare ${a.shape[0]} views with ${b.shape[0]} others, at temperature ${temperature}.`,
  );
}
