import * as tf from '@tensorflow/tfjs';

/** log softmax first, from which both answers follow. */
const logProbabilities = (logits: tf.Tensor2D): tf.Tensor2D => {
  const peak = tf.max(logits, -1, true);
  const below = tf.sub(logits, peak);
  return tf.sub(below, tf.log(tf.sum(tf.exp(below), -1, true)));
};

export const softmax = (logits: tf.Tensor2D): tf.Tensor2D => tf.tidy(() => tf.exp(logProbabilities(logits)));

export const crossEntropy = (logits: tf.Tensor2D, labels: tf.Tensor2D): tf.Scalar =>
  tf.tidy(() => tf.neg(tf.sum(tf.mul(labels, logProbabilities(logits)))).div(logits.shape[0]));
