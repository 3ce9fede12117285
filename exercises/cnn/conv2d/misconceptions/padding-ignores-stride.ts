import * as tf from '@tensorflow/tfjs';

export const title = "Counts the zeros of 'same' as if the stride were 1";
export const hint =
  'Your shape is right, but your windows stand in other places than they should when the stride is larger than 1. The number of zeros follows from where the last window ends: how far does it reach when the windows jump?';

interface Options {
  stride?: number;
  padding?: 'valid' | 'same';
}

export function conv2d(
  x: tf.Tensor4D,
  w: tf.Tensor4D,
  b: tf.Tensor1D,
  { stride = 1, padding = 'valid' }: Options = {},
): tf.Tensor {
  return tf.tidy(() => {
    const [size, , channels] = w.shape;
    const zeros = () => (padding === 'same' ? size - 1 : 0);
    const around = (): [number, number] => [Math.floor(zeros() / 2), Math.ceil(zeros() / 2)];
    const image = tf.pad(x, [[0, 0], around(), around(), [0, 0]]);
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
