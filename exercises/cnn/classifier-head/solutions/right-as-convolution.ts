import * as tf from '@tensorflow/tfjs';

/** Filters as large as the maps: one window, one number for each class. */
export function head(features: tf.Tensor4D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor {
  return tf.tidy(() => {
    const [, height, width, channels] = features.shape;
    const classes = b.size;
    const filters = w.reshape<tf.Tensor4D>([height, width, channels, classes]);
    const products = features.expandDims(4).mul(filters.expandDims(0));
    const scores = products.sum([1, 2, 3]).add(b);
    const against = scores.expandDims(1).sub(scores.expandDims(2));
    return tf.onesLike(scores).div(against.exp().sum(2));
  });
}
