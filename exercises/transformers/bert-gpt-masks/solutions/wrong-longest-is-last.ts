import * as tf from '@tensorflow/tfjs';

/** Takes the last sequence for the longest one. */
export function encoderMask(lengths: number[]): tf.Tensor4D {
  return tf.tidy(() => {
    const position = tf.range(0, lengths.at(-1) ?? 0);
    const end = tf.tensor4d(lengths, [lengths.length, 1, 1, 1]);
    return tf.less(position, end) as tf.Tensor4D;
  });
}

export function decoderMask(length: number): tf.Tensor2D {
  return tf.tidy(() => {
    const key = tf.range(0, length);
    return key.lessEqual(key.expandDims(1)) as tf.Tensor2D;
  });
}
