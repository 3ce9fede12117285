import * as tf from '@tensorflow/tfjs';

/** A table of log-probabilities for each direction; the answers are on its diagonal. */
export function infoNce(a: tf.Tensor2D, b: tf.Tensor2D, temperature: number): tf.Scalar {
  return tf.tidy(() => {
    const [left, right] = [a, b].map((view) => view.div(tf.norm(view, 'euclidean', 1, true)));
    if (!left || !right) throw new Error('two views are needed');
    const scores = left.dot(right.transpose()).mul<tf.Tensor2D>(1 / temperature);
    const diagonal = tf.eye(a.shape[0]);
    const losses = [scores, scores.transpose<tf.Tensor2D>()].map((table) =>
      tf.logSoftmax(table).mul(diagonal).sum().div(-a.shape[0]),
    );
    return tf.addN(losses).div(2) as tf.Scalar;
  });
}
