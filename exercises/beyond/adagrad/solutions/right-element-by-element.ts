import * as tf from '@tensorflow/tfjs';

/** In plain numbers, which are waited for. */
export async function adagradStep(
  param: tf.Tensor,
  grad: tf.Tensor,
  { sum }: { sum: tf.Tensor },
  { learningRate, epsilon }: { learningRate: number; epsilon: number },
): Promise<{ param: tf.Tensor; state: { sum: tf.Tensor } }> {
  const [theta, g, s] = await Promise.all([param.data(), grad.data(), sum.data()]);
  const sums = Float32Array.from(s, (before, i) => before + (g[i] ?? 0) ** 2);
  const moved = Float32Array.from(theta, (value, i) => {
    const slope = g[i] ?? 0;
    return value - (learningRate * slope) / (Math.sqrt(sums[i] ?? 0) + epsilon);
  });
  return { param: tf.tensor(moved, param.shape), state: { sum: tf.tensor(sums, param.shape) } };
}
