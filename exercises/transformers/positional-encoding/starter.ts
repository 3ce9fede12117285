import * as tf from '@tensorflow/tfjs';

/**
 * Sinusoidal positional encoding: sines in the even columns, cosines in the odd ones.
 *
 * @param length how many positions, counted from 0
 * @param dModel features of a token, even or odd
 * @returns [length, dModel]
 */
export function positionalEncoding(length: number, dModel: number): tf.Tensor2D {
  throw new Error(`Not written yet: ${dModel} sines and cosines for each of ${length} positions.`);
}
