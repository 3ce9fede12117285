import * as tf from '@tensorflow/tfjs';

export const title = 'Forgets the biases of the convolutions';
export const hint =
  'Your dense layers are right; the feature maps before them miss one number a filter. What is added to every place of a map?';

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

/** Convolution, ReLU, 2 × 2 max pooling. */
function convolve(x: tf.Tensor4D, { w }: Layer<tf.Tensor4D>, padding: 'same' | 'valid'): tf.Tensor4D {
  const z = tf.conv2d(x, w, 1, padding);
  return tf.maxPool(tf.relu(z), 2, 2, 'valid');
}

function dense(x: tf.Tensor2D, { w, b }: Layer<tf.Tensor2D>): tf.Tensor2D {
  return tf.matMul(x, w).add(b);
}

export function lenet5(params: Params, images: tf.Tensor4D): tf.Tensor2D {
  return tf.tidy(() => {
    const features = convolve(convolve(images, params.conv1, 'same'), params.conv2, 'valid');
    const flat = features.reshape<tf.Tensor2D>([images.shape[0], -1]);
    const hidden = tf.relu(dense(tf.relu(dense(flat, params.dense1)), params.dense2));
    return dense(hidden, params.dense3);
  });
}
