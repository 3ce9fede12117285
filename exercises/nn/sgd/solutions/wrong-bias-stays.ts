import * as tf from '@tensorflow/tfjs';

/** Trains the weights and forgets that the bias is a parameter as well. */
export function sgdEpoch(
  params: { w: tf.Tensor1D; b: tf.Scalar },
  x: tf.Tensor2D,
  y: tf.Tensor1D,
  { batchSize, learningRate, order }: { batchSize: number; learningRate: number; order: number[] },
): { w: tf.Tensor; b: tf.Tensor } {
  return tf.tidy(() => {
    let w: tf.Tensor = params.w.clone();
    for (let first = 0; first < order.length; first += batchSize) {
      const seen = tf.tensor1d(order.slice(first, first + batchSize), 'int32');
      const rows = x.gather(seen);
      const residual = rows.dot(w).add(params.b).sub(y.gather(seen));
      w = w.sub(rows.mul(residual.expandDims(1)).mean(0).mul(learningRate));
    }
    return { w, b: params.b.clone() };
  });
}
