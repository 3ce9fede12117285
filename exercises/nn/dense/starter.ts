import * as tf from '@tensorflow/tfjs';

/**
 * The dense layer, X W + b.
 *
 * @param x samples, [batch, inputs]
 * @param w weights, [inputs, units]
 * @param b biases, [units]
 * @returns [batch, units]
 */
export function dense(x: tf.Tensor2D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor2D {
  throw new Error(`Not written yet: [${x.shape}] times [${w.shape}], plus [${b.shape}].`);
}
