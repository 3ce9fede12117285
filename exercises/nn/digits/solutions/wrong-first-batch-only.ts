import * as tf from '@tensorflow/tfjs';

/** Takes every step on the same batch: knows its thirty digits by heart and few others. */
export function train(images: tf.Tensor2D, labels: tf.Tensor1D): { w: tf.Variable; b: tf.Variable } {
  const w = tf.variable(tf.zeros([784, 10]));
  const b = tf.variable(tf.zeros([10]));
  const optimizer = tf.train.adam(0.01);
  const x = images.slice([0, 0], [30, -1]);
  const y = tf.oneHot(labels.slice([0], [30]), 10).toFloat();
  for (let step = 0; step < 60; step++) {
    optimizer.minimize(() => tf.losses.softmaxCrossEntropy(y, x.matMul(w).add(b)).asScalar());
  }
  return { w, b };
}

export function predict({ w, b }: { w: tf.Variable; b: tf.Variable }, images: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => images.matMul(w).add(b).argMax(1));
}
