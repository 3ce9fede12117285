import * as tf from '@tensorflow/tfjs';

/** Right numbers, and every tensor on the way is left behind. */
export function sgdEpoch(
  params: { w: tf.Tensor1D; b: tf.Scalar },
  x: tf.Tensor2D,
  y: tf.Tensor1D,
  { batchSize, learningRate, order }: { batchSize: number; learningRate: number; order: number[] },
): { w: tf.Tensor; b: tf.Tensor } {
  let [w, b]: tf.Tensor[] = [params.w, params.b];
  for (let at = 0; at < order.length; at += batchSize) {
    const batch = tf.tensor1d(order.slice(at, at + batchSize), 'int32');
    const rows = x.gather(batch);
    const slip = rows
      .dot(w as tf.Tensor)
      .add(b as tf.Tensor)
      .sub(y.gather(batch));
    w = (w as tf.Tensor).sub(slip.dot(rows).mul(learningRate / batch.size));
    b = (b as tf.Tensor).sub(slip.sum().mul(learningRate / batch.size));
  }
  return { w: w as tf.Tensor, b: b as tf.Tensor };
}
