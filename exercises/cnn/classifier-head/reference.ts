import * as tf from '@tensorflow/tfjs';

/** Flatten, weigh, and softmax. The largest score of an image is taken off first, so that no exponential overflows. */
export function head(features: tf.Tensor4D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor2D {
  return tf.tidy(() => {
    const flat = features.reshape<tf.Tensor2D>([features.shape[0], -1]);
    const scores = flat.matMul(w).add<tf.Tensor2D>(b);
    const exponentials = scores.sub<tf.Tensor2D>(scores.max(1, true)).exp();
    return exponentials.div(exponentials.sum(1, true));
  });
}
