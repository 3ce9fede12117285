import * as tf from '@tensorflow/tfjs';

interface Decay {
  initial: number;
  factor: number;
  every: number;
}

/** Step by step, in plain numbers. */
function curve(t: tf.Tensor1D, rate: (step: number) => number): tf.Tensor1D {
  return tf.tensor1d(Array.from(t.dataSync(), rate));
}

export function stepDecay(t: tf.Tensor1D, { initial, factor, every }: Decay): tf.Tensor1D {
  return curve(t, (step) => {
    let rate = initial;
    for (let next = every; next <= step; next += every) rate *= factor;
    return rate;
  });
}

export function exponentialDecay(t: tf.Tensor1D, { initial, factor, every }: Decay): tf.Tensor1D {
  return curve(t, (step) => initial * Math.exp((Math.log(factor) * step) / every));
}

const half = (share: number): number => Math.cos((Math.PI / 2) * share) ** 2;

export function cosine(
  t: tf.Tensor1D,
  { initial, final, steps }: { initial: number; final: number; steps: number },
): tf.Tensor1D {
  return curve(t, (step) => (step >= steps ? final : final + (initial - final) * half(step / steps)));
}

export function warmup(
  t: tf.Tensor1D,
  { peak, final, rise, steps }: { peak: number; final: number; rise: number; steps: number },
): tf.Tensor1D {
  return curve(t, (step) => {
    if (step < rise) return (peak * (step + 1)) / rise;
    return step >= steps ? final : final + (peak - final) * half((step - rise) / (steps - rise));
  });
}
