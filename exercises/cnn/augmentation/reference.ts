import * as tf from '@tensorflow/tfjs';

/** One number for each image, in a form that meets [batch, H, W, C]. */
function each(numbers: tf.Tensor): tf.Tensor {
  return numbers.reshape([-1, 1, 1, 1]);
}

export function randomCrop(
  images: tf.Tensor4D,
  offsets: number[][],
  { height, width }: { height: number; width: number },
): tf.Tensor4D {
  return tf.tidy(() => {
    const channels = images.shape[3];
    const crops = offsets.map(([row = 0, column = 0], n) =>
      images.slice([n, row, column, 0], [1, height, width, channels]),
    );
    return tf.concat(crops, 0);
  });
}

export function randomFlip(images: tf.Tensor4D, draws: tf.Tensor1D, probability: number): tf.Tensor4D {
  return tf.tidy(() => {
    const flipped = tf.less(each(draws), probability);
    return tf.where(flipped, images.reverse(2), images) as tf.Tensor4D;
  });
}

/** The pixels of [H · W, C] at whole positions; 0 where a position lies outside of the image. */
function pixelsAt(image: tf.Tensor3D, y: tf.Tensor, x: tf.Tensor): tf.Tensor {
  const [H, W, C] = image.shape;
  const [row, column] = [y.clipByValue(0, H - 1), x.clipByValue(0, W - 1)];
  const inside = row.equal(y).logicalAnd(column.equal(x)).cast('float32');
  const places = row.mul(W).add(column).toInt();
  return image
    .reshape([H * W, C])
    .gather(places)
    .mul(inside.expandDims(1));
}

/** The mean of the four pixels round each position, each the heavier the nearer it is. */
function bilinear(image: tf.Tensor3D, y: tf.Tensor, x: tf.Tensor): tf.Tensor {
  const [top, left] = [y.floor(), x.floor()];
  const corners = [0, 1].flatMap((down) =>
    [0, 1].map((right) => {
      const [row, column] = [top.add(down), left.add(right)];
      const weight = tf.sub(1, y.sub(row).abs()).mul(tf.sub(1, x.sub(column).abs()));
      return pixelsAt(image, row, column).mul(weight.expandDims(1));
    }),
  );
  return tf.addN(corners);
}

/** Each pixel of the result asks where it was before the image was turned. */
export function rotate(images: tf.Tensor4D, angles: tf.Tensor1D): tf.Tensor4D {
  return tf.tidy(() => {
    const [, H, W] = images.shape;
    const [centreY, centreX] = [(H - 1) / 2, (W - 1) / 2];
    const dy = tf.range(0, H).sub(centreY).expandDims(1).tile([1, W]).flatten();
    const dx = tf.range(0, W).sub(centreX).expandDims(0).tile([H, 1]).flatten();
    const turned = angles.arraySync().map((angle, n) => {
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const y = dx.mul(sin).add(dy.mul(cos)).add(centreY);
      const x = dx.mul(cos).sub(dy.mul(sin)).add(centreX);
      const image = images.slice([n, 0, 0, 0], [1, -1, -1, -1]).squeeze<tf.Tensor3D>([0]);
      return bilinear(image, y, x);
    });
    return tf.stack(turned).reshape(images.shape);
  });
}

export function colorJitter(
  images: tf.Tensor4D,
  contrasts: tf.Tensor1D,
  brightnesses: tf.Tensor1D,
): tf.Tensor4D {
  return tf.tidy(() => {
    const means = images.mean([1, 2, 3], true);
    const stretched = images.sub(means).mul(each(contrasts)).add(means);
    return stretched.add(each(brightnesses)).clipByValue(0, 1) as tf.Tensor4D;
  });
}
