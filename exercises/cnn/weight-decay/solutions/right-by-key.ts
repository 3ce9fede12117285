import * as tf from '@tensorflow/tfjs';

interface Layer {
  w: tf.Tensor;
  b: tf.Tensor;
}

/** Pairs of layers, each parameter by its name. */
function combine(
  first: Layer[],
  second: Layer[],
  rule: (name: 'w' | 'b', one: tf.Tensor, other: tf.Tensor) => tf.Tensor,
): Layer[] {
  return first.map((layer, k) => {
    const other = second[k] ?? layer;
    return tf.tidy(() => ({ w: rule('w', layer.w, other.w), b: rule('b', layer.b, other.b) }));
  });
}

export function l2Gradient(grads: Layer[], params: Layer[], lambda: number): Layer[] {
  const strength = { w: lambda, b: 0 };
  return combine(grads, params, (name, gradient, value) => gradient.add(value.mul(strength[name])));
}

export function decoupledStep(
  params: Layer[],
  updates: Layer[],
  { learningRate, lambda }: { learningRate: number; lambda: number },
): Layer[] {
  const strength = { w: lambda, b: 0 };
  return combine(params, updates, (name, value, update) =>
    value.sub(update.add(value.mul(strength[name])).mul(learningRate)),
  );
}
