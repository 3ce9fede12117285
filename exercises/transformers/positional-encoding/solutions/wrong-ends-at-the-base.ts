import * as tf from '@tensorflow/tfjs';

/** Spreads the wavelengths from 1 to 10000, both included. */
export function positionalEncoding(length: number, dModel: number): tf.Tensor2D {
  return tf.tidy(() => {
    const last = Math.max(dModel - 2, 1);
    const rows = Array.from({ length }, (_, position) =>
      Array.from({ length: dModel }, (_, j) => {
        const angle = position / 10_000 ** ((2 * Math.floor(j / 2)) / last);
        return j % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
      }),
    );
    return tf.tensor2d(rows);
  });
}
