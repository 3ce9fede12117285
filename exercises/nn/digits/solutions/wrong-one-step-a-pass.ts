import * as tf from '@tensorflow/tfjs';

/** The whole set is one batch, so six passes are six steps. */
export function train(images: tf.Tensor2D, labels: tf.Tensor1D): { w: tf.Variable; b: tf.Variable } {
  const w = tf.variable(tf.zeros([784, 10]));
  const b = tf.variable(tf.zeros([10]));
  const optimizer = tf.train.sgd(0.1);
  const y = tf.oneHot(labels, 10).toFloat();
  for (let pass = 0; pass < 6; pass++) {
    optimizer.minimize(() => tf.losses.softmaxCrossEntropy(y, images.matMul(w).add(b)).asScalar());
  }
  return { w, b };
}

export function predict({ w, b }: { w: tf.Variable; b: tf.Variable }, images: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => images.matMul(w).add(b).argMax(1));
}
