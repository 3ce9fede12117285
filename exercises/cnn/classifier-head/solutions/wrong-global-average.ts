import * as tf from '@tensorflow/tfjs';

/** Averages each map, as later networks do, with the weights of the first pixel. */
export function head(features: tf.Tensor4D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor {
  return tf.tidy(() => {
    const means = features.mean<tf.Tensor2D>([1, 2]);
    const scores = means.matMul(w.slice([0, 0], [features.shape[3], -1])).add(b);
    const exponentials = scores.sub(scores.max(1, true)).exp();
    return exponentials.div(exponentials.sum(1, true));
  });
}
