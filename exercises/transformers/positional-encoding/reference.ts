import * as tf from '@tensorflow/tfjs';

/** The longest wavelength is this many times 2π. */
const BASE = 10_000;

/** PE(pos, 2i) = sin(pos / 10000^(2i/d)), PE(pos, 2i + 1) = cos of the same angle. */
export function positionalEncoding(length: number, dModel: number): tf.Tensor2D {
  return tf.tidy(() => {
    const rows = Array.from({ length }, (_, position) =>
      Array.from({ length: dModel }, (_, j) => {
        const even = j - (j % 2);
        const angle = position / BASE ** (even / dModel);
        return j % 2 === 0 ? Math.sin(angle) : Math.cos(angle);
      }),
    );
    return tf.tensor2d(rows);
  });
}
