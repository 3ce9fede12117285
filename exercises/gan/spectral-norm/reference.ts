import * as tf from '@tensorflow/tfjs';

const unit = (x: tf.Tensor1D): tf.Tensor1D => x.div(x.square().sum().sqrt());

/** Rounds of v ← w u / |w u|, u ← wᵀ v / |wᵀ v|; then σ = v · w u. */
export function spectralNorm(
  w: tf.Tensor2D,
  u: tf.Tensor1D,
  iterations: number,
): { w: tf.Tensor2D; sigma: tf.Scalar; u: tf.Tensor1D } {
  return tf.tidy(() => {
    let v = unit(w.dot(u) as tf.Tensor1D);
    let next = unit(w.transpose().dot(v) as tf.Tensor1D);
    for (let round = 1; round < iterations; round++) {
      v = unit(w.dot(next) as tf.Tensor1D);
      next = unit(w.transpose().dot(v) as tf.Tensor1D);
    }
    const sigma = v.dot(w.dot(next)).asScalar();
    return { w: w.div<tf.Tensor2D>(sigma), sigma, u: next };
  });
}
