import * as tf from '@tensorflow/tfjs';

/** y = (x − μ) / σ, column by column. The deviation is that of the centred data, so nothing large is subtracted twice. */
export function standardise(x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const centred = x.sub<tf.Tensor2D>(x.mean(0));
    const deviation = centred.square().mean(0).sqrt();
    // A constant column is 0 already, and stays so whatever it is divided by.
    const divisor = tf.where(deviation.equal(0), tf.onesLike(deviation), deviation);
    return centred.div(divisor);
  });
}
