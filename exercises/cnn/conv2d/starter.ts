import * as tf from '@tensorflow/tfjs';

/**
 * The convolution layer of the lecture: Z[i, j, k] = Σ X[s·i + u, s·j + v, c] · W[u, v, c, k] + b[k].
 *
 * @param x images, [batch, H, W, C]
 * @param w filters, [F, F, C, K]
 * @param b biases, [K]
 * @param options.stride how far the window moves each time, in both directions; default 1
 * @param options.padding 'valid' (default): no zeros; 'same': zeros around the image, so that H' = ⌈H / stride⌉
 * @returns feature maps, [batch, H', W', K]
 */
export function conv2d(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  b: tf.Tensor1D,
  { stride = 1, padding = 'valid' }: { stride?: number; padding?: 'valid' | 'same' } = {},
): tf.Tensor4D {
  throw new Error(
    `Not written yet: filters [${w.shape}] over images [${x.shape}], ${b.size} biases, stride ${stride}, padding '${padding}'.`,
  );
}
