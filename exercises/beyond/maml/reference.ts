import * as tf from '@tensorflow/tfjs';

type Loss = (theta: tf.Tensor1D) => tf.Scalar;
interface Task {
  support: Loss;
  query: Loss;
}

/** θ ← θ − β ∇ mean L_query(θ − α ∇L_support(θ)): the gradient of the outer loss passes through the inner step. */
export function mamlStep(
  theta: tf.Tensor1D,
  tasks: Task[],
  { inner, outer }: { inner: number; outer: number },
): tf.Tensor1D {
  const adapt = (from: tf.Tensor, { support }: Task) => {
    const slope = tf.grad((at) => support(at as tf.Tensor1D));
    return from.sub<tf.Tensor1D>(slope(from).mul(inner));
  };
  const afterwards = (from: tf.Tensor): tf.Tensor =>
    tf.stack(tasks.map((task) => task.query(adapt(from, task)))).mean();
  return tf.tidy(() => {
    const slope = tf.grad(afterwards)(theta);
    return theta.sub(slope.mul(outer));
  });
}
