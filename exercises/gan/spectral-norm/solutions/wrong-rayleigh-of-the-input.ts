import * as tf from '@tensorflow/tfjs';

/** Longest row for the longest stretch. */
export function spectralNorm(w: tf.Tensor2D, u: tf.Tensor1D, iterations: number) {
  return tf.tidy(() => {
    const unit = (x: tf.Tensor): tf.Tensor => x.div(tf.norm(x));
    let next: tf.Tensor = u;
    for (let round = 0; round < iterations; round++)
      next = unit(tf.dot(w.transpose(), unit(tf.dot(w, next))));
    const sigma = w.square().sum(1).max().sqrt() as tf.Scalar;
    return { w: w.div(sigma) as tf.Tensor2D, sigma, u: next as tf.Tensor1D };
  });
}
