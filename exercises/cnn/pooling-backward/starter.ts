import * as tf from '@tensorflow/tfjs';

export interface Window {
  size: number;
  stride: number;
}

/**
 * The gradient through max pooling without padding: each window gives what it is told to its first maximum.
 *
 * @param x the maps that were pooled, [batch, height, width, channels]
 * @param dy the gradient with respect to the result, [batch, rows, columns, channels]
 * @param options.size side of the square window
 * @param options.stride step between windows
 * @returns the gradient with respect to x, of the shape of x
 */
export function maxPoolBackward(x: tf.Tensor4D, dy: tf.Tensor4D, { size, stride }: Window): tf.Tensor4D {
  const untouched = tf.zerosLike(x);
  throw new Error(
    `Not written yet: [${dy.shape}] numbers find their pixels in [${untouched.shape}], windows of ${size}, ${stride} apart.`,
  );
}

/**
 * The gradient through average pooling without padding: each window gives every pixel the same share.
 *
 * @param options.height height of the maps that were pooled
 * @param options.width their width
 * @returns [batch, height, width, channels]
 */
export function avgPoolBackward(
  dy: tf.Tensor4D,
  { size, stride, height, width }: Window & { height: number; width: number },
): tf.Tensor4D {
  throw new Error(
    `Not written yet: [${dy.shape}] numbers in shares of ${size * size}, ${stride} apart on ${height} × ${width}.`,
  );
}
