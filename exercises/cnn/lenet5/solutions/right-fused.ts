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

/** Fused kernels: convolution or product, bias and activation in one launch. */
export function lenet5(params: Params, images: tf.Tensor4D): tf.Tensor2D {
  return tf.tidy(() => {
    const conv = (x: tf.Tensor4D, { w, b }: Layer<tf.Tensor4D>, pad: 'same' | 'valid') =>
      tf.fused.conv2d({ x, filter: w, strides: 1, pad, bias: b, activation: 'relu' });
    const dense = (a: tf.Tensor2D, { w, b }: Layer<tf.Tensor2D>, activation: 'relu' | 'linear') =>
      tf.fused.matMul({ a, b: w, bias: b, activation }) as tf.Tensor2D;
    const first = tf.pool(conv(images, params.conv1, 'same'), [2, 2], 'max', 'same', 1, 2);
    const second = tf.pool(conv(first, params.conv2, 'valid'), [2, 2], 'max', 'same', 1, 2);
    const flat = tf.stack(tf.unstack(second).map((image) => image.flatten())) as tf.Tensor2D;
    return dense(dense(dense(flat, params.dense1, 'relu'), params.dense2, 'relu'), params.dense3, 'linear');
  });
}
