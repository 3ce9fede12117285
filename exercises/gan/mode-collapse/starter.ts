import * as tf from '@tensorflow/tfjs';

/**
 * How many modes a generator has found, and how many of its samples are good.
 *
 * @param samples [n, d]
 * @param centres [k, d]
 * @param radius how far from its nearest centre a good sample may be
 * @returns plain numbers: modes with a good sample, and the share of good samples
 */
export function modeCoverage(
  samples: tf.Tensor2D,
  centres: tf.Tensor2D,
  radius: number,
): { covered: number; quality: number } {
  throw new Error(`Not written yet: ${samples.shape[0]} samples, ${centres.shape[0]} modes.`);
}
