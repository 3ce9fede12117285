import * as tf from '@tensorflow/tfjs';

/** σ² = E[x²] − μ², of which float32 keeps little where μ is large. */
export function standardise(x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const mean = x.mean(0);
    const variance = x.square().mean(0).sub(mean.square());
    const deviation = tf.where(variance.lessEqual(0), tf.onesLike(variance), variance).sqrt();
    return x.sub(mean).div(deviation);
  });
}
