import * as tf from '@tensorflow/tfjs';

/** One variable that moves; a copy of it is kept at every step. */
export function gradientDescent(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { learningRate, steps }: { learningRate: number; steps: number },
): tf.Tensor2D {
  const x = tf.variable(x0, false);
  const kept = [tf.clone(x0)];
  for (let step = 0; step < steps; step++) {
    tf.tidy(() => x.assign(x.sub(grad(x).mul(learningRate))));
    kept.push(x.clone());
  }
  const trajectory = tf.stack(kept) as tf.Tensor2D;
  tf.dispose([x, ...kept]);
  return trajectory;
}
