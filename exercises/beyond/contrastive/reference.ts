import * as tf from '@tensorflow/tfjs';

/** Every row divided by its length. */
const onTheSphere = (x: tf.Tensor2D): tf.Tensor2D => x.div(x.square().sum(1, true).sqrt());

/** −mean log softmax of each row at its own place: log Σₖ exp(sᵢₖ) − sᵢᵢ. */
function recognise(scores: tf.Tensor2D): tf.Scalar {
  const all = tf.logSumExp(scores, 1);
  const own = scores.mul(tf.eye(scores.shape[0])).sum(1);
  return all.sub(own).mean();
}

/** The symmetric loss: each a looks for its b among all b, and each b for its a. */
export function infoNce(a: tf.Tensor2D, b: tf.Tensor2D, temperature: number): tf.Scalar {
  return tf.tidy(() => {
    const cosines = tf.matMul(onTheSphere(a), onTheSphere(b), false, true);
    const scores = cosines.div<tf.Tensor2D>(temperature);
    return recognise(scores).add<tf.Scalar>(recognise(scores.transpose())).div(2);
  });
}
