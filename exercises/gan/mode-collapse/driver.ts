/** Shows what is measured, before it is measured. */
import type * as tf from '@tensorflow/tfjs';

interface Solution {
  modeCoverage(
    samples: tf.Tensor2D,
    centres: tf.Tensor2D,
    radius: number,
  ): { covered: number; quality: number };
}

/** The samples as they came, beside their measures: for the picture. */
export function pictured(
  solution: Solution,
  samples: tf.Tensor2D,
  centres: tf.Tensor2D,
  radius: number,
): { samples: tf.Tensor2D; covered: number; quality: number } {
  return { samples: samples.clone(), ...solution.modeCoverage(samples, centres, radius) };
}
