import * as tf from '@tensorflow/tfjs';

export const title = 'Always pads';
export const hint =
  'Your feature maps are larger than they should be when no padding is asked for. What is the default of `padding`, and how many windows fit into an image without zeros around it?';

interface Options {
  stride?: number;
  padding?: 'valid' | 'same';
}

export function conv2d(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  b: tf.Tensor1D,
  { stride = 1 }: Options = {},
): tf.Tensor {
  return tf.tidy(() => {
    const [size, , channels] = w.shape;
    const zeros = (length: number) => Math.max((Math.ceil(length / stride) - 1) * stride + size - length, 0);
    const around = (length: number): [number, number] => [
      Math.floor(zeros(length) / 2),
      Math.ceil(zeros(length) / 2),
    ];
    const image = tf.pad(x, [[0, 0], around(x.shape[1]), around(x.shape[2]), [0, 0]]);
    const [batch, height, width] = image.shape;
    const rows = Math.floor((height - size) / stride) + 1;
    const columns = Math.floor((width - size) / stride) + 1;
    let sum: tf.Tensor = b;
    for (let u = 0; u < size; u++) {
      for (let v = 0; v < size; v++) {
        const end = [batch, u + (rows - 1) * stride + 1, v + (columns - 1) * stride + 1, channels];
        const shifted = image.stridedSlice([0, u, v, 0], end, [1, stride, stride, 1]);
        const weights = w.slice([u, v, 0, 0], [1, 1, -1, -1]).reshape<tf.Tensor2D>([channels, -1]);
        sum = sum.add(shifted.reshape<tf.Tensor2D>([-1, channels]).matMul(weights));
      }
    }
    return sum.reshape([batch, rows, columns, -1]);
  });
}
