import * as tf from '@tensorflow/tfjs';

type Loss = (theta: tf.Tensor1D) => tf.Scalar;
interface Task {
  support: Loss;
  query: Loss;
}

/** One gradient for each task, through its own inner step; their mean afterwards, in plain numbers that are waited for. */
export async function mamlStep(
  theta: tf.Tensor1D,
  tasks: Task[],
  options: { inner: number; outer: number },
): Promise<tf.Tensor1D> {
  const gradients = tasks.map((task) =>
    tf.tidy(() => {
      const outcome = (start: tf.Tensor): tf.Tensor => {
        const { grad } = tf.valueAndGrad((at) => task.support(at as tf.Tensor1D))(start);
        return task.query(tf.sub(start, tf.mul(options.inner, grad)));
      };
      return tf.valueAndGrad(outcome)(theta).grad;
    }),
  );
  const slopes = await Promise.all(gradients.map((gradient) => gradient.data()));
  tf.dispose(gradients);
  const here = Array.from(await theta.data());
  const moved = here.map((value, i) => {
    const sum = slopes.reduce((total, slope) => total + (slope[i] ?? 0), 0);
    return value - (options.outer * sum) / tasks.length;
  });
  return tf.tensor1d(moved);
}
