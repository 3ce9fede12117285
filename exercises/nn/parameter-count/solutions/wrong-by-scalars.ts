import * as tf from '@tensorflow/tfjs';

/** Counts in float32, which holds no odd number beyond 2²⁴. */
export function denseParams(inputs: number, units: number): number {
  return tf.tidy(() => tf.scalar(inputs).mul(units).add(units).dataSync()[0] ?? 0);
}

export function convParams(f: number, c: number, k: number, bias: boolean): number {
  return tf.tidy(
    () =>
      tf
        .scalar(f * f * c)
        .mul(k)
        .add(bias ? k : 0)
        .dataSync()[0] ?? 0,
  );
}
