import * as tf from '@tensorflow/tfjs';

/** Reads the length out as a number, and climbs only where there is a slope. */
export function samStep(
  params: tf.Tensor[],
  gradFn: (params: tf.Tensor[]) => tf.Tensor[],
  { rho, learningRate }: { rho: number; learningRate: number },
): tf.Tensor[] {
  return tf.tidy(() => {
    const first = gradFn(params);
    let squares = 0;
    for (const g of first) squares += g.mul(g).sum().arraySync() as number;
    const length = Math.sqrt(squares);
    const at = length > 0 ? params.map((w, i) => tf.add(w, tf.mul(first[i] ?? 0, rho / length))) : params;
    return gradFn(at).map((g, i) => tf.sub(params[i] ?? 0, g.mul(learningRate)));
  });
}
