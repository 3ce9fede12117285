import * as tf from '@tensorflow/tfjs';

type Image = number[][][];

/** Image by image in plain lists. */
function byImage(images: tf.Tensor4D, change: (image: Image, n: number) => Image): tf.Tensor4D {
  return tf.tensor4d(images.arraySync().map(change));
}

export function randomCrop(
  images: tf.Tensor4D,
  offsets: number[][],
  { height, width }: { height: number; width: number },
): tf.Tensor4D {
  return byImage(images, (image, n) => {
    const [row = 0, column = 0] = offsets[n] ?? [];
    return image.slice(row, row + height).map((pixels) => pixels.slice(column, column + width));
  });
}

export function randomFlip(images: tf.Tensor4D, draws: tf.Tensor1D, probability: number): tf.Tensor4D {
  const numbers = draws.arraySync();
  return byImage(images, (image, n) =>
    (numbers[n] ?? 1) < probability ? image.map((pixels) => [...pixels].reverse()) : image,
  );
}

export function rotate(images: tf.Tensor4D, angles: tf.Tensor1D): tf.Tensor4D {
  const [, H, W, C] = images.shape;
  const numbers = angles.arraySync();
  return byImage(images, (image, n) => {
    const [cos, sin] = [Math.cos(numbers[n] ?? 0), Math.sin(numbers[n] ?? 0)];
    const sample = (y: number, x: number, c: number): number => {
      let sum = 0;
      for (const row of [Math.floor(y), Math.floor(y) + 1]) {
        for (const column of [Math.floor(x), Math.floor(x) + 1]) {
          const weight = (1 - Math.abs(y - row)) * (1 - Math.abs(x - column));
          sum += weight * (image[row]?.[column]?.[c] ?? 0);
        }
      }
      return sum;
    };
    return image.map((pixels, i) =>
      pixels.map((_, j) => {
        const [dy, dx] = [i - (H - 1) / 2, j - (W - 1) / 2];
        const [y, x] = [(H - 1) / 2 + sin * dx + cos * dy, (W - 1) / 2 + cos * dx - sin * dy];
        return Array.from({ length: C }, (__, c) => sample(y, x, c));
      }),
    );
  });
}

export function colorJitter(
  images: tf.Tensor4D,
  contrasts: tf.Tensor1D,
  brightnesses: tf.Tensor1D,
): tf.Tensor4D {
  const [stretch, light] = [contrasts.arraySync(), brightnesses.arraySync()];
  return byImage(images, (image, n) => {
    const values = image.flat(2);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const change = (value: number) => (value - mean) * (stretch[n] ?? 1) + mean + (light[n] ?? 0);
    return image.map((pixels) =>
      pixels.map((colours) => colours.map((v) => Math.min(Math.max(change(v), 0), 1))),
    );
  });
}
