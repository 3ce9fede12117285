import * as tf from '@tensorflow/tfjs';

/** Side of the square window, step between windows, and what happens at the edge. */
export interface Options {
  size: number;
  stride: number;
  padding?: 'valid' | 'same';
}

/** The largest value of each window. Takes and gives [batch, height, width, channels]. */
export function maxPool(x: tf.Tensor4D, { size, stride, padding = 'valid' }: Options): tf.Tensor4D {
  throw new Error(`Not written yet: maximum over ${size} × ${size} windows, stride ${stride}, ${padding}.`);
}

/** The mean of each window, of the cells inside the image. Takes and gives [batch, height, width, channels]. */
export function avgPool(x: tf.Tensor4D, { size, stride, padding = 'valid' }: Options): tf.Tensor4D {
  throw new Error(`Not written yet: mean over ${size} × ${size} windows, stride ${stride}, ${padding}.`);
}
