import * as tf from '@tensorflow/tfjs';

/** Zeros and ones as float32: a mask to multiply with, not one that says true or false. */
export function encoderMask(lengths: number[]): tf.Tensor4D {
  return tf.tidy(() => {
    const position = tf.range(0, Math.max(...lengths));
    const end = tf.tensor4d(lengths, [lengths.length, 1, 1, 1]);
    return position.less(end).cast('float32') as tf.Tensor4D;
  });
}

export function decoderMask(length: number): tf.Tensor2D {
  return tf.tidy(() => tf.linalg.bandPart(tf.ones([length, length]), -1, 0) as tf.Tensor2D);
}
