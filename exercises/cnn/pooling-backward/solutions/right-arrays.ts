import * as tf from '@tensorflow/tfjs';

interface Plan {
  size: number;
  stride: number;
  height: number;
  width: number;
}

function give(dx: number[], pixel: number, share: number): void {
  dx[pixel] = (dx[pixel] ?? 0) + share;
}

/** Window by window in plain numbers; `shares` says which pixels of a window get how much of what it is told. */
function back(
  dy: tf.Tensor4D,
  { size, stride, height, width }: Plan,
  shares: (pixels: number[]) => [pixel: number, part: number][],
): tf.Tensor4D {
  const [batch, rows, columns, channels] = dy.shape;
  const numbers = dy.dataSync();
  const dx: number[] = Array.from({ length: batch * height * width * channels }, () => 0);
  for (const [k, change] of numbers.entries()) {
    const [c, j] = [k % channels, Math.floor(k / channels) % columns];
    const [i, n] = [Math.floor(k / channels / columns) % rows, Math.floor(k / channels / columns / rows)];
    const pixels = Array.from({ length: size * size }, (_, place) => {
      const row = i * stride + Math.floor(place / size);
      const column = j * stride + (place % size);
      return ((n * height + row) * width + column) * channels + c;
    });
    for (const [pixel, part] of shares(pixels)) give(dx, pixel, part * change);
  }
  return tf.tensor4d(Float32Array.from(dx), [batch, height, width, channels]);
}

export function maxPoolBackward(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  options: { size: number; stride: number },
): tf.Tensor4D {
  const [, height, width] = x.shape;
  const values = x.dataSync();
  return back(dy, { ...options, height, width }, (pixels) => {
    const seen = pixels.map((pixel) => values[pixel] ?? 0);
    return [[pixels[seen.indexOf(Math.max(...seen))] ?? 0, 1]];
  });
}

export function avgPoolBackward(dy: tf.Tensor4D, options: Plan): tf.Tensor4D {
  return back(dy, options, (pixels) => pixels.map((pixel) => [pixel, 1 / pixels.length]));
}
