/** Both masks where they are used: as zeros among the weights of attention with equal scores. */
import * as tf from '@tensorflow/tfjs';

interface Solution {
  encoderMask(lengths: number[]): tf.Tensor4D | Promise<tf.Tensor4D>;
  decoderMask(length: number): tf.Tensor2D | Promise<tf.Tensor2D>;
}

/** Attention weights [batch, 1, time, time] of a decoder over padded sequences, all visible keys alike. */
export async function weights(solution: Solution, lengths: number[]): Promise<tf.Tensor> {
  const padding = await solution.encoderMask(lengths);
  const causal = await solution.decoderMask(Math.max(...lengths));
  return tf.tidy(() => {
    const visible = tf.logicalAnd(padding, causal).cast('float32');
    return visible.div(visible.sum(-1, true).maximum(1));
  });
}
