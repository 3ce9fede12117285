import * as tf from '@tensorflow/tfjs';

/** Rows of 0 and 1 that pick `count` of `length` places, from `start` on. */
const pick = (length: number, start: number, count: number): tf.Tensor =>
  tf.eye(length).slice([start, 0], [count, length]);

export function randomCrop(
  images: tf.Tensor4D,
  offsets: number[][],
  { height, width }: { height: number; width: number },
): tf.Tensor4D {
  return tf.tidy(() => {
    const [, H, W] = images.shape;
    const crops = tf.unstack(images).map((image, n) => {
      const [row = 0, column = 0] = offsets[n] ?? [];
      const rows = tf.einsum('ih,hwc->iwc', pick(H, row, height), image);
      return tf.einsum('jw,iwc->ijc', pick(W, column, width), rows);
    });
    return tf.stack(crops) as tf.Tensor4D;
  });
}

export function randomFlip(images: tf.Tensor4D, draws: tf.Tensor1D, probability: number): tf.Tensor4D {
  return tf.tidy(() => {
    const flips = draws.less(probability).cast('float32').reshape([-1, 1, 1, 1]);
    const mirrored = tf.stack(tf.unstack(images, 2).reverse(), 2);
    return images.add(mirrored.sub(images).mul(flips)) as tf.Tensor4D;
  });
}

/** Every pixel counts for every position, as much as its tent of a pixel's width reaches: far ones not at all. */
export function rotate(images: tf.Tensor4D, angles: tf.Tensor1D): tf.Tensor4D {
  return tf.tidy(() => {
    const [N, H, W, C] = images.shape;
    const angle = angles.reshape([N, 1, 1]);
    const dy = tf
      .range(0, H)
      .sub((H - 1) / 2)
      .reshape([1, H, 1]);
    const dx = tf
      .range(0, W)
      .sub((W - 1) / 2)
      .reshape([1, 1, W]);
    const y = dx
      .mul(angle.sin())
      .add(dy.mul(angle.cos()))
      .add((H - 1) / 2);
    const x = dx
      .mul(angle.cos())
      .sub(dy.mul(angle.sin()))
      .add((W - 1) / 2);
    const tent = (positions: tf.Tensor, extent: number) =>
      tf.relu(
        tf.sub(
          1,
          positions
            .reshape([N, H * W, 1])
            .sub(tf.range(0, extent))
            .abs(),
        ),
      );
    const [vertical, horizontal] = [tent(y, H).expandDims(3), tent(x, W).expandDims(2)];
    const weights = vertical.mul(horizontal).reshape<tf.Tensor3D>([N, H * W, H * W]);
    return weights.matMul(images.reshape<tf.Tensor3D>([N, H * W, C])).reshape([N, H, W, C]);
  });
}

export function colorJitter(
  images: tf.Tensor4D,
  contrasts: tf.Tensor1D,
  brightnesses: tf.Tensor1D,
): tf.Tensor4D {
  return tf.tidy(() => {
    const [N, H, W, C] = images.shape;
    const flat = images.reshape([N, H * W * C]);
    const c = contrasts.expandDims(1);
    const shift = tf.sub(1, c).mul(flat.mean(1, true)).add(brightnesses.expandDims(1));
    return flat.mul(c).add(shift).minimum(1).relu().reshape([N, H, W, C]);
  });
}
