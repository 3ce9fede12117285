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

/** Lays every filter on its side: rows and columns change places. */
export function lenet5(params: Params, images: tf.Tensor4D): tf.Tensor2D {
  return tf.tidy(() => {
    const act = <T extends tf.Tensor>(x: T): T => x.relu();
    const stage = (x: tf.Tensor4D, { w, b }: Layer<tf.Tensor4D>, padding: 'same' | 'valid') =>
      tf.maxPool(
        act(tf.conv2d(x, w.transpose<tf.Tensor4D>([1, 0, 2, 3]), 1, padding).add<tf.Tensor4D>(b)),
        2,
        2,
        'valid',
      );
    const dense = (x: tf.Tensor2D, { w, b }: Layer<tf.Tensor2D>) => x.matMul(w).add<tf.Tensor2D>(b);
    const features = stage(stage(images, params.conv1, 'same'), params.conv2, 'valid');
    const flat: tf.Tensor2D = features.reshape([images.shape[0], -1]);
    return dense(act(dense(act(dense(flat, params.dense1)), params.dense2)), params.dense3);
  });
}
