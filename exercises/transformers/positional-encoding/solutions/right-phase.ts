import * as tf from '@tensorflow/tfjs';

/** A cosine is a sine a quarter of a turn later: one sine for all columns. */
export function positionalEncoding(length: number, dModel: number): tf.Tensor2D {
  const encoding = tf.buffer([length, dModel]);
  for (let j = 0; j < dModel; j++) {
    const wavelength = 10_000 ** ((2 * Math.floor(j / 2)) / dModel);
    for (let position = 0; position < length; position++) {
      encoding.set(Math.sin(position / wavelength + ((j % 2) * Math.PI) / 2), position, j);
    }
  }
  return encoding.toTensor() as tf.Tensor2D;
}
