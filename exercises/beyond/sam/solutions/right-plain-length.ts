import * as tf from '@tensorflow/tfjs';

/** Waits for the length as a number, and climbs only where there is a slope. */
export async function samStep(
  params: tf.Tensor[],
  gradFn: (params: tf.Tensor[]) => tf.Tensor[],
  { rho, learningRate }: { rho: number; learningRate: number },
): Promise<tf.Tensor[]> {
  const first = gradFn(params);
  const sum = tf.tidy(() => tf.addN(first.map((g) => g.mul(g).sum())));
  const [squares = 0] = await sum.data();
  const length = Math.sqrt(squares);
  const next = tf.tidy(() => {
    const at = length > 0 ? params.map((w, i) => tf.add(w, tf.mul(first[i] ?? 0, rho / length))) : params;
    return gradFn(at).map((g, i) => tf.sub(params[i] ?? 0, g.mul(learningRate)));
  });
  tf.dispose([sum, ...first]);
  return next;
}
