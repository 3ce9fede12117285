import * as tf from '@tensorflow/tfjs';

type Loss = (theta: tf.Tensor1D) => tf.Scalar;

/** Moves θ after every task, so that later tasks begin elsewhere. */
export function mamlStep(
  theta: tf.Tensor1D,
  tasks: { support: Loss; query: Loss }[],
  { inner, outer }: { inner: number; outer: number },
): tf.Tensor1D {
  return tf.tidy(() => {
    let here: tf.Tensor = theta.clone();
    for (const { support, query } of tasks) {
      const slope = tf.grad((at) => support(at as tf.Tensor1D));
      const outcome = (from: tf.Tensor) => query(from.sub(slope(from).mul(inner)) as tf.Tensor1D);
      here = here.sub(
        tf
          .grad(outcome)(here)
          .mul(outer / tasks.length),
      );
    }
    return here as tf.Tensor1D;
  });
}
