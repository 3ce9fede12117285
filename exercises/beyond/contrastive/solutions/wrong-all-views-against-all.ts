import * as tf from '@tensorflow/tfjs';

/** As SimCLR has it: each view is compared with those of its own side as well. */
export function infoNce(a: tf.Tensor2D, b: tf.Tensor2D, temperature: number): tf.Scalar {
  return tf.tidy(() => {
    const all = tf.concat([a, b]);
    const unit = all.div(all.square().sum(1, true).sqrt());
    const count = 2 * a.shape[0];
    const itself = tf.eye(count).mul(1e4);
    const scores = tf.matMul(unit, unit, false, true).div(temperature).sub(itself);
    const partner = tf.concat([
      tf.eye(count).slice([a.shape[0], 0]),
      tf.eye(count).slice([0, 0], [a.shape[0], count]),
    ]);
    return tf.logSoftmax(scores).mul(partner).sum().div(-count) as tf.Scalar;
  });
}
