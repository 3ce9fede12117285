/** Shows what is measured, before it is measured. */
import type * as tf from '@tensorflow/tfjs';

interface Coverage {
  covered: number;
  quality: number;
}
interface Solution {
  modeCoverage(samples: tf.Tensor2D, centres: tf.Tensor2D, radius: number): Coverage | Promise<Coverage>;
}

/** The samples as they came, beside their measures: for the picture. */
export async function pictured(
  solution: Solution,
  samples: tf.Tensor2D,
  centres: tf.Tensor2D,
  radius: number,
): Promise<Coverage & { samples: tf.Tensor2D }> {
  return { samples: samples.clone(), ...(await solution.modeCoverage(samples, centres, radius)) };
}
