import * as tf from '@tensorflow/tfjs';

/** A deviation is never 0, and no deviation that matters notices. */
export function standardise(x: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const [samples] = x.shape;
    const ones = tf.ones<tf.Rank.R2>([samples, 1]);
    const centred = x.sub<tf.Tensor2D>(ones.matMul(ones.matMul(x, true, false).div(samples)));
    return centred.div(centred.pow(2).sum(0).div(samples).sqrt().add(1e-7));
  });
}
