import * as tf from '@tensorflow/tfjs';

/** Crops from the centre and forgets to flip. */
export function randomCrop(
  images: tf.Tensor4D,
  _offsets: number[][],
  { height, width }: { height: number; width: number },
): tf.Tensor4D {
  const [N, H, W, C] = images.shape;
  const [row, column] = [Math.floor((H - height) / 2), Math.floor((W - width) / 2)];
  return images.slice([0, row, column, 0], [N, height, width, C]);
}

export function randomFlip(images: tf.Tensor4D): tf.Tensor4D {
  return images.clone();
}

/** Sends each pixel to where it goes, to the nearest place: holes stay black. */
export function rotate(images: tf.Tensor4D, angles: tf.Tensor1D): tf.Tensor4D {
  const [, H, W, C] = images.shape;
  const numbers = angles.arraySync();
  const turned = images.arraySync().map((image, n) => {
    const [cos, sin] = [Math.cos(numbers[n] ?? 0), Math.sin(numbers[n] ?? 0)];
    const result = image.map((pixels) => pixels.map(() => Array.from({ length: C }, () => 0)));
    image.forEach((pixels, i) => {
      pixels.forEach((colours, j) => {
        const [dy, dx] = [i - (H - 1) / 2, j - (W - 1) / 2];
        const row = result[Math.round((H - 1) / 2 - sin * dx + cos * dy)];
        const column = Math.round((W - 1) / 2 + cos * dx + sin * dy);
        if (row?.[column]) row[column] = colours;
      });
    });
    return result;
  });
  return tf.tensor4d(turned);
}

export function colorJitter(
  images: tf.Tensor4D,
  contrasts: tf.Tensor1D,
  brightnesses: tf.Tensor1D,
): tf.Tensor4D {
  return tf.tidy(() => {
    const [c, b] = [contrasts.reshape([-1, 1, 1, 1]), brightnesses.reshape([-1, 1, 1, 1])];
    const brighter = images.add(b);
    const means = brighter.mean([1, 2], true);
    return brighter.sub(means).mul(c).add(means).clipByValue(0, 1) as tf.Tensor4D;
  });
}
