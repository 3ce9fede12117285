import * as tf from '@tensorflow/tfjs';

type Loss = (theta: tf.Tensor1D) => tf.Scalar;

/** Takes the right gradient and goes on from the last task's adapted parameters. */
export function mamlStep(
  theta: tf.Tensor1D,
  tasks: { support: Loss; query: Loss }[],
  { inner, outer }: { inner: number; outer: number },
): tf.Tensor1D {
  return tf.tidy(() => {
    const adapt = (from: tf.Tensor, support: Loss) =>
      from.sub(
        tf
          .grad((at) => support(at as tf.Tensor1D))(from)
          .mul(inner),
      ) as tf.Tensor1D;
    const slopes = tasks.map(({ support, query }) => tf.grad((from) => query(adapt(from, support)))(theta));
    const last = tasks.at(-1);
    const from = last ? adapt(theta, last.support) : theta;
    return from.sub(tf.stack(slopes).mean(0).mul(outer));
  });
}
