import * as tf from '@tensorflow/tfjs';

/** Right where nothing comes from outside: what leaves the frame comes in again on the other side. */
export function rotate(images: tf.Tensor4D, angles: tf.Tensor1D): tf.Tensor4D {
  const [, H, W, C] = images.shape;
  const numbers = angles.arraySync();
  const wrap = (place: number, extent: number) => ((place % extent) + extent) % extent;
  const turned = images.arraySync().map((image, n) => {
    const [cos, sin] = [Math.cos(numbers[n] ?? 0), Math.sin(numbers[n] ?? 0)];
    return image.map((pixels, i) =>
      pixels.map((_, j) => {
        const [dy, dx] = [i - (H - 1) / 2, j - (W - 1) / 2];
        const [y, x] = [(H - 1) / 2 + sin * dx + cos * dy, (W - 1) / 2 + cos * dx - sin * dy];
        return Array.from({ length: C }, (__, c) => {
          let sum = 0;
          for (const row of [Math.floor(y), Math.floor(y) + 1]) {
            for (const column of [Math.floor(x), Math.floor(x) + 1]) {
              const weight = (1 - Math.abs(y - row)) * (1 - Math.abs(x - column));
              sum += weight * (image[wrap(row, H)]?.[wrap(column, W)]?.[c] ?? 0);
            }
          }
          return sum;
        });
      }),
    );
  });
  return tf.tensor4d(turned);
}

/** All crops from the corner. */
export function randomCrop(
  images: tf.Tensor4D,
  _offsets: number[][],
  { height, width }: { height: number; width: number },
): tf.Tensor4D {
  return images.slice([0, 0, 0, 0], [images.shape[0], height, width, images.shape[3]]);
}

/** Flips both ways. */
export function randomFlip(images: tf.Tensor4D, draws: tf.Tensor1D, probability: number): tf.Tensor4D {
  return tf.tidy(() =>
    tf.where(draws.less(probability).reshape([-1, 1, 1, 1]), images.reverse([1, 2]), images),
  ) as tf.Tensor4D;
}

/** Stretches each channel about its own mean. */
export function colorJitter(
  images: tf.Tensor4D,
  contrasts: tf.Tensor1D,
  brightnesses: tf.Tensor1D,
): tf.Tensor4D {
  return tf.tidy(() => {
    const means = images.mean([1, 2], true);
    const stretched = images
      .sub(means)
      .mul(contrasts.reshape([-1, 1, 1, 1]))
      .add(means);
    return stretched.add(brightnesses.reshape([-1, 1, 1, 1])).clipByValue(0, 0.9) as tf.Tensor4D;
  });
}
