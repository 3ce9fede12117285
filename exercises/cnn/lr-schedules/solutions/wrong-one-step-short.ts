import * as tf from '@tensorflow/tfjs';

interface Decay {
  initial: number;
  factor: number;
  every: number;
}

export function stepDecay(t: tf.Tensor1D, { initial, factor, every }: Decay): tf.Tensor {
  return tf.tidy(() => tf.pow(factor, t.add(0.5).div(every).floor()).mul(initial));
}

export function exponentialDecay(t: tf.Tensor1D, { initial, factor, every }: Decay): tf.Tensor {
  return tf.tidy(() => tf.pow(factor, t.div(every)).mul(initial));
}

/** Reaches the last rate in the last of the steps instead of after it. */
export function cosine(
  t: tf.Tensor1D,
  { initial, final, steps }: { initial: number; final: number; steps: number },
): tf.Tensor {
  return tf.tidy(() => {
    const done = t.div(Math.max(steps - 1, 1)).minimum(1);
    return done
      .mul(Math.PI)
      .cos()
      .add(1)
      .mul((initial - final) / 2)
      .add(final);
  });
}

export function warmup(
  t: tf.Tensor1D,
  { peak, final, rise, steps }: { peak: number; final: number; rise: number; steps: number },
): tf.Tensor {
  return tf.tidy(() => {
    const after = t.sub(rise).maximum(0) as tf.Tensor1D;
    const down = cosine(after, { initial: peak, final, steps: steps - rise });
    return tf.where(t.less(rise), t.add(1).mul(peak / rise), down);
  });
}
