import * as tf from '@tensorflow/tfjs';

/** A round before the loop, and all rounds in it. */
export function spectralNorm(w: tf.Tensor2D, u: tf.Tensor1D, iterations: number) {
  return tf.tidy(() => {
    const unit = (x: tf.Tensor): tf.Tensor => x.div(tf.norm(x));
    let v = unit(tf.dot(w, u));
    let next = unit(tf.dot(w.transpose(), v));
    for (let round = 0; round < iterations; round++) {
      v = unit(tf.dot(w, next));
      next = unit(tf.dot(w.transpose(), v));
    }
    const sigma = tf.sum(tf.mul(v, tf.dot(w, next))) as tf.Scalar;
    return { w: w.div(sigma) as tf.Tensor2D, sigma, u: next as tf.Tensor1D };
  });
}
