import * as tf from '@tensorflow/tfjs';

/** All parameters as one long vector, cut up again for the gradients. */
export function samStep(
  params: tf.Tensor[],
  gradFn: (params: tf.Tensor[]) => tf.Tensor[],
  options: { rho: number; learningRate: number },
): tf.Tensor[] {
  const join = (tensors: tf.Tensor[]): tf.Tensor1D => tf.concat(tensors.map((t) => t.flatten()));
  const cut = (vector: tf.Tensor1D): tf.Tensor[] => {
    const parts = tf.split(
      vector,
      params.map(({ size }) => size),
    );
    return parts.map((part, i) => part.reshape(params[i]?.shape ?? []));
  };
  return tf.tidy(() => {
    const w = join(params);
    const g = join(gradFn(cut(w)));
    const climbed = w.add<tf.Tensor1D>(g.mul(tf.div(options.rho, tf.norm(g).add(1e-12))));
    return cut(w.sub(join(gradFn(cut(climbed))).mul(options.learningRate)));
  });
}
