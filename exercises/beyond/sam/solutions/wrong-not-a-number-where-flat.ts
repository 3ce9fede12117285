import * as tf from '@tensorflow/tfjs';

/** Divides by a length that may be 0. */
export function samStep(
  params: tf.Tensor[],
  gradFn: (params: tf.Tensor[]) => tf.Tensor[],
  { rho, learningRate }: { rho: number; learningRate: number },
): tf.Tensor[] {
  return tf.tidy(() => {
    const first = gradFn(params);
    const length = tf.addN(first.map((g) => g.square().sum())).sqrt();
    const worst = params.map((w, i) => w.add((first[i] ?? w).div(length).mul(rho)));
    return gradFn(worst).map((g, i) => (params[i] ?? g).sub(g.mul(learningRate)));
  });
}
