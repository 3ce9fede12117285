import * as tf from '@tensorflow/tfjs';

/** Every query of a sequence may look at its tokens, and nobody at what fills it up behind them. */
export function encoderMask(lengths: number[]): tf.Tensor4D {
  return tf.tidy(() => {
    const batch = lengths.length;
    const position = tf.range(0, Math.max(...lengths));
    const end = tf.tensor4d(lengths, [batch, 1, 1, 1]);
    return tf.less(position, end);
  });
}

/** A query may look at itself and at what came before. */
export function decoderMask(length: number): tf.Tensor2D {
  return tf.tidy(() => {
    const key = tf.range(0, length);
    const query = key.reshape<tf.Tensor2D>([length, 1]);
    return tf.lessEqual(key, query);
  });
}
