import * as tf from '@tensorflow/tfjs';

interface Layer {
  w: tf.Tensor;
  b: tf.Tensor;
}

/** The penalty as it is written, differentiated. */
const pull = (weights: tf.Tensor, lambda: number): tf.Tensor =>
  tf.grad((w: tf.Tensor) =>
    w
      .square()
      .sum()
      .mul(lambda / 2),
  )(weights);

export function l2Gradient(grads: Layer[], params: Layer[], lambda: number): Layer[] {
  return tf.tidy(() =>
    grads.map((gradient, k) => ({
      w: gradient.w.add(pull((params[k] as Layer).w, lambda)),
      b: gradient.b.clone(),
    })),
  );
}

export function decoupledStep(
  params: Layer[],
  updates: Layer[],
  { learningRate, lambda }: { learningRate: number; lambda: number },
): Layer[] {
  return tf.tidy(() => {
    const all = l2Gradient(updates, params, lambda);
    return params.map(({ w, b }, k) => {
      const change = all[k] as Layer;
      return { w: w.sub(change.w.mul(learningRate)), b: b.sub(change.b.mul(learningRate)) };
    });
  });
}
