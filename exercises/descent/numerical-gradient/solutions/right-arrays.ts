import * as tf from '@tensorflow/tfjs';

/** Plain arrays: one entry changed, asked, and put back. Values are waited for. */
export async function numericalGradient(
  f: (x: tf.Tensor1D) => tf.Scalar,
  x: tf.Tensor1D,
  h = 0.01,
): Promise<tf.Tensor1D> {
  const here = Array.from(await x.data());
  const value = async (i: number, step: number): Promise<number> => {
    const moved = here.map((entry, j) => (i === j ? entry + step : entry));
    const height = tf.tidy(() => f(tf.tensor1d(moved)));
    const [told = 0] = await height.data();
    height.dispose();
    return told;
  };
  const slopes: number[] = [];
  for (const i of here.keys()) slopes.push(((await value(i, h)) - (await value(i, -h))) / (2 * h));
  return tf.tensor1d(slopes);
}
