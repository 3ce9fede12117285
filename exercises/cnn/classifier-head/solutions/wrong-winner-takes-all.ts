import * as tf from '@tensorflow/tfjs';

/** The class with the highest score has the probability 1. */
export function head(features: tf.Tensor4D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor {
  return tf.tidy(() => {
    const flat = features.reshape<tf.Tensor2D>([features.shape[0], -1]);
    const scores = flat.matMul(w).add(b);
    return tf.oneHot(scores.argMax(1).toInt(), b.size).toFloat();
  });
}
