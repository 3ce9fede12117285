import * as tf from '@tensorflow/tfjs';

interface Layer<W extends tf.Tensor> {
  w: W;
  b: tf.Tensor1D;
}
interface Params {
  conv1: Layer<tf.Tensor4D>;
  conv2: Layer<tf.Tensor4D>;
  dense1: Layer<tf.Tensor2D>;
  dense2: Layer<tf.Tensor2D>;
  dense3: Layer<tf.Tensor2D>;
}

/** A valid convolution as a sum over the offsets of the filter, each one matrix product. */
function convolve(x: tf.Tensor4D, w: tf.Tensor4D): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape;
  const [side, , , filters] = w.shape;
  const [rows, columns] = [height - side + 1, width - side + 1];
  let sum: tf.Tensor2D = tf.zeros([batch * rows * columns, filters]);
  for (let u = 0; u < side; u++) {
    for (let v = 0; v < side; v++) {
      const part = x.slice([0, u, v, 0], [-1, rows, columns, -1]).reshape<tf.Tensor2D>([-1, channels]);
      sum = sum.add(
        part.matMul(w.slice([u, v, 0, 0], [1, 1, -1, -1]).reshape<tf.Tensor2D>([channels, filters])),
      );
    }
  }
  return sum.reshape([batch, rows, columns, filters]);
}

/** Pooling by a reshape: each 2 × 2 block gets two axes of its own. */
function halve(x: tf.Tensor4D): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape;
  return x.reshape([batch, height / 2, 2, width / 2, 2, channels]).max([2, 4]);
}

/** Bias and ReLU are increasing functions of each channel, so they may as well come after the maximum. */
const stage = (x: tf.Tensor4D, { w, b }: Layer<tf.Tensor4D>): tf.Tensor4D =>
  halve(convolve(x, w)).add<tf.Tensor4D>(b).relu();

export function lenet5({ conv1, conv2, ...dense }: Params, images: tf.Tensor4D): tf.Tensor2D {
  return tf.tidy(() => {
    const framed = tf.pad(images, [
      [0, 0],
      [2, 2],
      [2, 2],
      [0, 0],
    ]);
    let x: tf.Tensor2D = stage(stage(framed, conv1), conv2).reshape([images.shape[0], -1]);
    for (const { w, b } of [dense.dense1, dense.dense2]) x = tf.maximum(tf.dot(x, w).add(b), 0);
    return tf.dot(x, dense.dense3.w).add(dense.dense3.b) as tf.Tensor2D;
  });
}
