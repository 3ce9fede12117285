import * as tf from '@tensorflow/tfjs';

/** Cell by cell, in plain numbers. */
export function encoderMask(lengths: number[]): tf.Tensor4D {
  const [time = 0] = [...lengths].sort((a, b) => b - a);
  const rows = lengths.map((length) => [[Array.from({ length: time }, (_, key) => key < length)]]);
  return tf.tensor4d(rows, [lengths.length, 1, 1, time], 'bool');
}

export function decoderMask(length: number): tf.Tensor2D {
  const mask = tf.buffer([length, length], 'bool');
  for (let query = 0; query < length; query++) {
    for (let key = 0; key <= query; key++) mask.set(true, query, key);
  }
  return mask.toTensor() as tf.Tensor2D;
}
