import * as tf from '@tensorflow/tfjs';

interface Decay {
  initial: number;
  factor: number;
  every: number;
}

/** e^(−k t) with the factor for k: another exponential. */
export function exponentialDecay(t: tf.Tensor1D, { initial, factor, every }: Decay): tf.Tensor {
  return tf.tidy(() =>
    t
      .mul(-factor / every)
      .exp()
      .mul(initial),
  );
}

export function stepDecay(t: tf.Tensor1D, { initial, factor, every }: Decay): tf.Tensor {
  return tf.tidy(() => t.add(0.5).div(every).floor().mul(-factor).exp().mul(initial));
}

export function cosine(
  t: tf.Tensor1D,
  { initial, final, steps }: { initial: number; final: number; steps: number },
): tf.Tensor {
  return tf.tidy(() =>
    t
      .div(steps)
      .minimum(1)
      .mul(Math.PI)
      .cos()
      .add(1)
      .mul((initial - final) / 2)
      .add(final),
  );
}

export function warmup(
  t: tf.Tensor1D,
  { peak, rise }: { peak: number; final: number; rise: number; steps: number },
): tf.Tensor {
  return tf.tidy(() => t.add(1).div(rise).minimum(1).mul(peak));
}
