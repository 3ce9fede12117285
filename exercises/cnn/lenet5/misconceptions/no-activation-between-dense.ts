import * as tf from '@tensorflow/tfjs';

export const title = 'No activation between the dense layers';
export const hint =
  'Your dense layers follow each other directly; three linear maps in a row are one linear map. Where does the plan put a ReLU?';

interface Layer<W extends tf.Tensor> {
  w: W;
  b: tf.Tensor1D;
}
type Params = Record<'conv1' | 'conv2', Layer<tf.Tensor4D>> &
  Record<'dense1' | 'dense2' | 'dense3', Layer<tf.Tensor2D>>;

function convolve(x: tf.Tensor4D, { w, b }: Layer<tf.Tensor4D>, padding: 'same' | 'valid'): tf.Tensor4D {
  return tf.maxPool(tf.relu(tf.conv2d(x, w, 1, padding).add<tf.Tensor4D>(b)), 2, 2, 'valid');
}

const dense = (x: tf.Tensor2D, { w, b }: Layer<tf.Tensor2D>): tf.Tensor2D => tf.matMul(x, w).add(b);

export function lenet5(params: Params, images: tf.Tensor4D): tf.Tensor {
  return tf.tidy(() => {
    const features = convolve(convolve(images, params.conv1, 'same'), params.conv2, 'valid');
    const flat = features.reshape<tf.Tensor2D>([images.shape[0], -1]);
    return dense(dense(dense(flat, params.dense1), params.dense2), params.dense3);
  });
}
