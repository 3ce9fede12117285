import * as tf from '@tensorflow/tfjs';

type Loss = (theta: tf.Tensor1D) => tf.Scalar;

/** The chain rule by hand: (I − α H) times the query gradient, where H v is the gradient of (gradient · v). */
export function mamlStep(
  theta: tf.Tensor1D,
  tasks: { support: Loss; query: Loss }[],
  { inner, outer }: { inner: number; outer: number },
): tf.Tensor1D {
  return tf.tidy(() => {
    let total: tf.Tensor = tf.zerosLike(theta);
    for (const { support, query } of tasks) {
      const slope = tf.grad((at) => support(at as tf.Tensor1D));
      const adapted = theta.sub(slope(theta).mul(inner));
      const v = tf.grad((at) => query(at as tf.Tensor1D))(adapted);
      const hv = tf.grad((at) => slope(at).mul(v).sum())(theta);
      total = total.add(v.sub(hv.mul(inner)));
    }
    return theta.sub(total.mul(outer / tasks.length));
  });
}
