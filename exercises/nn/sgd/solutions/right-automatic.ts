import * as tf from '@tensorflow/tfjs';

interface Params {
  w: tf.Tensor1D;
  b: tf.Scalar;
}

/** The loss as it is written, and its gradients by automatic differentiation. */
export function sgdEpoch(
  params: Params,
  x: tf.Tensor2D,
  y: tf.Tensor1D,
  { batchSize, learningRate, order }: { batchSize: number; learningRate: number; order: number[] },
): { w: tf.Tensor; b: tf.Tensor } {
  return tf.tidy(() => {
    const sorted = tf.tensor1d(order, 'int32');
    const [xs, ys] = [x.gather(sorted), y.gather(sorted)];
    let w: tf.Tensor = params.w.clone();
    let b: tf.Tensor = params.b.clone();
    for (let first = 0; first < order.length; first += batchSize) {
      const count = Math.min(batchSize, order.length - first);
      const loss = (weights: tf.Tensor, bias: tf.Tensor) =>
        xs
          .slice([first, 0], [count, -1])
          .dot(weights)
          .add(bias)
          .sub(ys.slice(first, count))
          .square()
          .mean()
          .div<tf.Scalar>(2);
      const [dw, db] = tf.grads(loss)([w, b]) as [tf.Tensor, tf.Tensor];
      w = w.sub(dw.mul(learningRate));
      b = b.sub(db.mul(learningRate));
    }
    return { w, b };
  });
}
