import * as tf from '@tensorflow/tfjs';

export interface Layer {
  w: tf.Tensor;
  b: tf.Tensor;
}

/** The penalty λ/2 · Σ w² has the gradient λ w; biases are not in it. */
export function l2Gradient(grads: Layer[], params: Layer[], lambda: number): Layer[] {
  return tf.tidy(() =>
    grads.map(({ w, b }, layer) => {
      const weights = params[layer]?.w ?? tf.zerosLike(w);
      return { w: w.add(weights.mul(lambda)), b: b.clone() };
    }),
  );
}

/** Each weight loses the share η λ of itself beside the step that the optimiser takes. */
export function decoupledStep(
  params: Layer[],
  updates: Layer[],
  { learningRate, lambda }: { learningRate: number; lambda: number },
): Layer[] {
  return tf.tidy(() =>
    params.map(({ w, b }, layer) => {
      const update = updates[layer] ?? { w: tf.zerosLike(w), b: tf.zerosLike(b) };
      const kept = w.mul(1 - learningRate * lambda);
      return { w: kept.sub(update.w.mul(learningRate)), b: b.sub(update.b.mul(learningRate)) };
    }),
  );
}
