import * as tf from '@tensorflow/tfjs';

export interface Decay {
  initial: number;
  factor: number;
  every: number;
}

/** η₀ γ^⌊t / n⌋: after every n steps the rate is multiplied by the factor. @param t numbers of steps, [steps] */
export function stepDecay(t: tf.Tensor1D, { initial, factor, every }: Decay): tf.Tensor1D {
  const last = tf.max(t);
  throw new Error(
    `Not written yet: ${initial} times ${factor} for every ${every} steps, up to step ${last}.`,
  );
}

/** η₀ γ^(t / n): the same in all steps a little. */
export function exponentialDecay(t: tf.Tensor1D, { initial, factor, every }: Decay): tf.Tensor1D {
  throw new Error(`Not written yet: ${initial}, ${factor} and ${every} for ${t.size} steps.`);
}

/** Half a period of a cosine from the first rate to the last. */
export function cosine(
  t: tf.Tensor1D,
  { initial, final, steps }: { initial: number; final: number; steps: number },
): tf.Tensor1D {
  throw new Error(`Not written yet: from ${initial} to ${final} in ${steps} steps, at ${t.size} of them.`);
}

/** A straight line up to the peak, then a cosine down. */
export function warmup(
  t: tf.Tensor1D,
  { peak, final, rise, steps }: { peak: number; final: number; rise: number; steps: number },
): tf.Tensor1D {
  throw new Error(
    `Not written yet: up to ${peak} in ${rise} steps, down to ${final} in the rest of ${steps}, at ${t.size} of them.`,
  );
}
