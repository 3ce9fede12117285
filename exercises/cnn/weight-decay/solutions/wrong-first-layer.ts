import * as tf from '@tensorflow/tfjs';

interface Layer {
  w: tf.Tensor;
  b: tf.Tensor;
}

/** Only the first layer is decayed. */
export function l2Gradient(grads: Layer[], params: Layer[], lambda: number): Layer[] {
  return tf.tidy(() =>
    grads.map(({ w, b }, k) => ({
      w: k === 0 ? w.add((params[0] as Layer).w.mul(lambda)) : w.clone(),
      b: b.clone(),
    })),
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
      const kept = k === 0 ? w.mul(1 - learningRate * lambda) : w;
      return { w: kept.sub(update.w.mul(learningRate)), b: b.sub(update.b.mul(learningRate)) };
    }),
  );
}
