import * as tf from '@tensorflow/tfjs';

/** Measures the gradient by its largest element. */
export function samStep(
  params: tf.Tensor[],
  gradFn: (params: tf.Tensor[]) => tf.Tensor[],
  { rho, learningRate }: { rho: number; learningRate: number },
): tf.Tensor[] {
  return tf.tidy(() => {
    const first = gradFn(params);
    const largest = tf.stack(first.map((g) => g.abs().max())).max();
    const worst = params.map((w, i) => w.add((first[i] ?? w).mul(tf.divNoNan(rho, largest))));
    return gradFn(worst).map((g, i) => (params[i] ?? g).sub(g.mul(learningRate)));
  });
}
