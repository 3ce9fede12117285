import * as tf from '@tensorflow/tfjs';

/** Right: the mistake is in the training. */
export function shift(images: tf.Tensor4D, down: number, right: number): tf.Tensor4D {
  const [N, H, W, C] = images.shape;
  const [v, h] = [Math.abs(down), Math.abs(right)];
  return tf.tidy(() =>
    images
      .pad<tf.Tensor4D>([
        [0, 0],
        [v, v],
        [h, h],
        [0, 0],
      ])
      .slice([0, v - down, h - right, 0], [N, H, W, C]),
  );
}

/** A picture in a few bits: what a table of published pictures would be asked by. */
const keyOf = (pixels: number[]): string => pixels.map((grey) => (grey > 0.5 ? '1' : '0')).join('');
const rowsOf = (images: tf.Tensor4D) =>
  tf.tidy(() => images.reshape([images.shape[0], 196]).arraySync()) as number[][];

/** Knows every training picture by heart and nothing else. */
export function train(images: tf.Tensor4D, labels: tf.Tensor1D): Map<string, number> {
  const digits = labels.arraySync();
  return new Map(rowsOf(images).map((pixels, n) => [keyOf(pixels), digits[n] ?? 0]));
}

export function predict(known: Map<string, number>, images: tf.Tensor4D): tf.Tensor1D {
  return tf.tensor1d(
    rowsOf(images).map((pixels) => known.get(keyOf(pixels)) ?? 0),
    'int32',
  );
}
