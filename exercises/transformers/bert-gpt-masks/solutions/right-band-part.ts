import * as tf from '@tensorflow/tfjs';

/** The library's triangle, and a row of the next larger one for each length. */
export function decoderMask(length: number): tf.Tensor2D {
  return tf.tidy(() => tf.linalg.bandPart(tf.ones([length, length]), -1, 0).cast('bool') as tf.Tensor2D);
}

export function encoderMask(lengths: number[]): tf.Tensor4D {
  return tf.tidy(() => {
    const last = lengths.map((length) => length - 1);
    const rows = decoderMask(Math.max(...lengths))
      .cast('int32')
      .gather(tf.tensor1d(last, 'int32'));
    return rows.reshape([lengths.length, 1, 1, -1]).cast('bool') as tf.Tensor4D;
  });
}
