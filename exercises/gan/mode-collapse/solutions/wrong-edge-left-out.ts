import * as tf from '@tensorflow/tfjs';

/** Takes the edge of the circle for outside. */
export function modeCoverage(samples: tf.Tensor2D, centres: tf.Tensor2D, radius: number) {
  return tf.tidy(() => {
    const distances = samples.expandDims(1).sub(centres.expandDims(0)).square().sum(2).sqrt();
    const good = distances.min(1).less(radius).cast('float32');
    const own = tf.oneHot(distances.argMin(1) as tf.Tensor1D, centres.shape[0]).mul(good.expandDims(1));
    return {
      covered: own.max(0).sum().arraySync() as number,
      quality: good.mean().arraySync() as number,
    };
  });
}
