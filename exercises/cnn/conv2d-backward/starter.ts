import * as tf from '@tensorflow/tfjs';

export interface Options {
  stride?: number;
  padding?: 'valid' | 'same';
}
export interface Gradients {
  dx: tf.Tensor4D;
  dw: tf.Tensor4D;
  db: tf.Tensor1D;
}

/**
 * The gradients of a loss through the convolution layer Z[i, j, k] = Σ X[s·i + u, s·j + v, c] · W[u, v, c, k] + b[k].
 *
 * @param x the images, [N, H, W, C]
 * @param w the filters, [F, F, C, K]
 * @param dy the gradient with respect to Z, [N, H', W', K]
 * @param options.stride how far the window moves each time; default 1
 * @param options.padding 'valid' (default) or 'same'
 * @returns the gradients with respect to x, w and the biases [K]
 */
export function conv2dBackward(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  dy: tf.Tensor4D,
  { stride = 1, padding = 'valid' }: Options = {},
): Gradients {
  const told = tf.reshape(dy, [-1, w.shape[3]]);
  throw new Error(
    `Not written yet: ${told.shape[0]} places tell the filters [${w.shape}] and the images [${x.shape}] what to change (stride ${stride}, padding '${padding}').`,
  );
}
