import * as tf from '@tensorflow/tfjs';

interface Layer {
  w: tf.Tensor;
  b: tf.Tensor;
}

/** A penalty on the size instead of the square: every weight is pulled alike. */
export function l2Gradient(grads: Layer[], params: Layer[], lambda: number): Layer[] {
  return tf.tidy(() =>
    grads.map(({ w, b }, k) => ({ w: w.add((params[k] as Layer).w.sign().mul(lambda)), b: b.clone() })),
  );
}

export function decoupledStep(
  params: Layer[],
  updates: Layer[],
  { learningRate, lambda }: { learningRate: number; lambda: number },
): Layer[] {
  return tf.tidy(() =>
    params.map(({ w, b }, k) => {
      const update = updates[k] as Layer;
      const pulled = w.sub(w.sign().mul(learningRate * lambda));
      return { w: pulled.sub(update.w.mul(learningRate)), b: b.sub(update.b.mul(learningRate)) };
    }),
  );
}
