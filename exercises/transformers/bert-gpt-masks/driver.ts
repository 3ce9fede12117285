/** Both masks where they are used: as zeros among the weights of attention with equal scores. */
import * as tf from '@tensorflow/tfjs';

interface Solution {
  encoderMask(lengths: number[]): tf.Tensor4D;
  decoderMask(length: number): tf.Tensor2D;
}

/** Attention weights [batch, 1, time, time] of a decoder over padded sequences, all visible keys alike. */
export function weights(solution: Solution, lengths: number[]): tf.Tensor {
  return tf.tidy(() => {
    const padding = solution.encoderMask(lengths);
    const causal = solution.decoderMask(Math.max(...lengths));
    const visible = tf.logicalAnd(padding, causal).cast('float32');
    return visible.div(visible.sum(-1, true).maximum(1));
  });
}
