import * as tf from '@tensorflow/tfjs';

/** Filters [5, 5, C, K] or weights [in, out], and one bias for each output. */
export interface Layer<W extends tf.Tensor> {
  w: W;
  b: tf.Tensor1D;
}
export interface Params {
  conv1: Layer<tf.Tensor4D>;
  conv2: Layer<tf.Tensor4D>;
  dense1: Layer<tf.Tensor2D>;
  dense2: Layer<tf.Tensor2D>;
  dense3: Layer<tf.Tensor2D>;
}

/**
 * LeNet-5 in its present-day form.
 *
 * @param images grey images, [batch, height, width, 1]
 * @returns logits, [batch, classes]
 */
export function lenet5(params: Params, images: tf.Tensor4D): tf.Tensor2D {
  throw new Error('Not written yet: two convolutions with pooling, then three dense layers.');
}
