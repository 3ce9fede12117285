import * as tf from '@tensorflow/tfjs';

export interface Rng {
  normal(): number;
  uniform(): number;
}

/**
 * Normal weights of mean 0 and variance 2 / fan-in.
 *
 * @param shape [inputs, units] of a dense layer or [F, F, C, K] of a convolution
 * @param rng normal() gives a standard normal number, uniform() one in [0, 1)
 * @returns weights of that shape, one draw for each, in the order of the rows
 */
export function heNormal(shape: number[], rng: Rng): tf.Tensor {
  throw new Error(`Not written yet: ${tf.util.sizeFromShape(shape)} numbers like ${rng.normal()}, scaled.`);
}

/** Uniform weights in ±√(6 / (fan-in + fan-out)). */
export function glorotUniform(shape: number[], rng: Rng): tf.Tensor {
  throw new Error(
    `Not written yet: ${tf.util.sizeFromShape(shape)} numbers like ${rng.uniform()}, moved and scaled.`,
  );
}
