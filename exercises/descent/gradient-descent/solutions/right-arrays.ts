import * as tf from '@tensorflow/tfjs';

/** Plain arrays between the calls of the gradient, in double precision. Values are waited for. */
export async function gradientDescent(
  grad: (x: tf.Tensor1D) => tf.Tensor1D,
  x0: tf.Tensor1D,
  { learningRate, steps }: { learningRate: number; steps: number },
): Promise<tf.Tensor2D> {
  const trajectory = [Array.from(await x0.data())];
  for (let step = 1; step <= steps; step++) {
    const here = trajectory[step - 1] ?? [];
    const told = tf.tidy(() => grad(tf.tensor1d(here)));
    const slope = await told.data();
    told.dispose();
    trajectory.push(here.map((value, i) => value - learningRate * (slope[i] ?? 0)));
  }
  return tf.tensor2d(trajectory, [steps + 1, x0.size]);
}
