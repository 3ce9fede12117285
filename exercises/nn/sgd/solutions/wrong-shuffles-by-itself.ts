import * as tf from '@tensorflow/tfjs';

/** As one would do it alone: a shuffle of its own. */
export function sgdEpoch(
  params: { w: tf.Tensor1D; b: tf.Scalar },
  x: tf.Tensor2D,
  y: tf.Tensor1D,
  { batchSize, learningRate, order }: { batchSize: number; learningRate: number; order: number[] },
): { w: tf.Tensor; b: tf.Tensor } {
  return tf.tidy(() => {
    const own = [...order].sort((a, b) => b - a);
    let w: tf.Tensor = params.w.clone();
    let b: tf.Tensor = params.b.clone();
    for (let first = 0; first < own.length; first += batchSize) {
      const seen = tf.tensor1d(own.slice(first, first + batchSize), 'int32');
      const rows = x.gather(seen);
      const residual = rows.dot(w).add(b).sub(y.gather(seen));
      w = w.sub(rows.mul(residual.expandDims(1)).mean(0).mul(learningRate));
      b = b.sub(residual.mean().mul(learningRate));
    }
    return { w, b };
  });
}
