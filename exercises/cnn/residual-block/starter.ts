import * as tf from '@tensorflow/tfjs';

export interface Params {
  w1: tf.Tensor4D;
  b1: tf.Tensor1D;
  w2: tf.Tensor4D;
  b2: tf.Tensor1D;
  stride: number;
  shortcut?: { w: tf.Tensor4D; b: tf.Tensor1D };
}

/**
 * A residual block: two 3 × 3 convolutions, and a way round them.
 *
 * @param x feature maps, [batch, H, W, C]
 * @param params.w1 filters of the first convolution, [3, 3, C, K]
 * @param params.b1 their biases, [K]
 * @param params.w2 filters of the second, [3, 3, K, K]
 * @param params.b2 their biases, [K]
 * @param params.stride of the first convolution, and of the projection
 * @param params.shortcut a 1 × 1 convolution for the way round; without it the way round is x itself
 * @returns [batch, ⌈H / stride⌉, ⌈W / stride⌉, K]
 */
export function residualBlock(x: tf.Tensor4D, { w1, b1, w2, b2, stride, shortcut }: Params): tf.Tensor4D {
  const hidden = tf.conv2d(x, w1, stride, 'same');
  throw new Error(
    `Not written yet: [${hidden.shape}] after the first filters; then biases [${b1.shape}], filters [${w2.shape}], biases [${b2.shape}] and ${shortcut ? 'a projection' : 'x itself'}.`,
  );
}
