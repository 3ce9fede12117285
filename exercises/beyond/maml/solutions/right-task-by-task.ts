import * as tf from '@tensorflow/tfjs';

type Loss = (theta: tf.Tensor1D) => tf.Scalar;
interface Task {
  support: Loss;
  query: Loss;
}

/** One gradient for each task, through its own inner step; their mean afterwards. */
export function mamlStep(
  theta: tf.Tensor1D,
  tasks: Task[],
  options: { inner: number; outer: number },
): tf.Tensor1D {
  return tf.tidy(() => {
    const gradients = tasks.map((task) => {
      const outcome = (start: tf.Tensor): tf.Tensor => {
        const { grad } = tf.valueAndGrad((at) => task.support(at as tf.Tensor1D))(start);
        return task.query(tf.sub(start, tf.mul(options.inner, grad)));
      };
      return tf.valueAndGrad(outcome)(theta).grad;
    });
    const mean = tf.div(tf.addN(gradients), tasks.length);
    return tf.sub(theta, tf.mul(mean, options.outer));
  });
}
