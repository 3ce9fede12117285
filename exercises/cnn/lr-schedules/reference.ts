import * as tf from '@tensorflow/tfjs';

export interface Decay {
  initial: number;
  factor: number;
  every: number;
}

/** η₀ γ^⌊t / n⌋. Steps are whole: half a step more keeps a quotient that is just short of a whole number from falling. */
export function stepDecay(t: tf.Tensor1D, { initial, factor, every }: Decay): tf.Tensor1D {
  return tf.tidy(() => {
    const times = t.add(0.5).div(every).floor();
    return tf.pow(factor, times).mul(initial);
  });
}

/** η₀ γ^(t / n). */
export function exponentialDecay(t: tf.Tensor1D, { initial, factor, every }: Decay): tf.Tensor1D {
  return tf.tidy(() => {
    const times = t.div(every);
    return tf.pow(factor, times).mul(initial);
  });
}

/** Half a period of a cosine from the first rate to the last, which stays. */
export function cosine(
  t: tf.Tensor1D,
  { initial, final, steps }: { initial: number; final: number; steps: number },
): tf.Tensor1D {
  return tf.tidy(() => {
    const done = t.div(steps).minimum(1);
    const share = done.mul(Math.PI).cos().add(1).div(2);
    return share.mul(initial - final).add(final);
  });
}

/** A straight line up to the peak, and from there a cosine down. */
export function warmup(
  t: tf.Tensor1D,
  { peak, final, rise, steps }: { peak: number; final: number; rise: number; steps: number },
): tf.Tensor1D {
  return tf.tidy(() => {
    const up = t.add(1).mul(peak / rise);
    const down = cosine(t.sub(rise).maximum(0), { initial: peak, final, steps: steps - rise });
    return tf.where(t.less(rise), up, down) as tf.Tensor1D;
  });
}
