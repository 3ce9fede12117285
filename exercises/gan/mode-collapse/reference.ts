import * as tf from '@tensorflow/tfjs';

/** Which modes are found, and by how large a share of the samples. A sample counts for its nearest centre only. */
export function modeCoverage(
  samples: tf.Tensor2D,
  centres: tf.Tensor2D,
  radius: number,
): { covered: number; quality: number } {
  return tf.tidy(() => {
    const distances = samples.expandDims(1).sub(centres.expandDims(0)).square().sum(2).sqrt();
    const nearest = distances.argMin(1) as tf.Tensor1D;
    const good = distances.min(1).lessEqual(radius).cast('float32');
    const hits = tf.oneHot(nearest, centres.shape[0]).mul(good.expandDims(1)).sum(0);
    const [covered = 0] = hits.greater(0).sum().dataSync();
    const [quality = 0] = good.mean().dataSync();
    return { covered, quality };
  });
}
