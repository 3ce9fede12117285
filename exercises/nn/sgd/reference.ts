import * as tf from '@tensorflow/tfjs';

export interface Params {
  w: tf.Tensor1D;
  b: tf.Scalar;
}
export interface Options {
  batchSize: number;
  learningRate: number;
  order: number[];
}

/** One step down the mean loss of the samples given: ∇w = Xᵀ r / B and ∇b = Σ r / B, with r = X w + b − y. */
function step({ w, b }: Params, x: tf.Tensor2D, y: tf.Tensor1D, learningRate: number): Params {
  const residual = x.dot(w).add(b).sub(y);
  const dw = x.mul(residual.expandDims(1)).mean(0);
  const db = residual.mean();
  return { w: w.sub(dw.mul(learningRate)), b: b.sub(db.mul(learningRate)) };
}

/** Every batch moves on from where the one before it came to; the last may be smaller than the others. */
export function sgdEpoch(
  params: Params,
  x: tf.Tensor2D,
  y: tf.Tensor1D,
  { batchSize, learningRate, order }: Options,
): Params {
  return tf.tidy(() => {
    let current = { w: params.w.clone(), b: params.b.clone() };
    for (let start = 0; start < order.length; start += batchSize) {
      const batch = order.slice(start, start + batchSize);
      const seen = tf.tensor1d(batch, 'int32');
      current = step(current, x.gather(seen), y.gather(seen), learningRate);
    }
    return current;
  });
}
