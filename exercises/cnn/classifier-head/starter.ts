import * as tf from '@tensorflow/tfjs';

/**
 * From feature maps to the probability of each class: flatten, weigh, softmax.
 *
 * @param features [batch, height, width, channels]
 * @param w weights, [height · width · channels, classes]
 * @param b biases, [classes]
 * @returns probabilities, [batch, classes]
 */
export function head(features: tf.Tensor4D, w: tf.Tensor2D, b: tf.Tensor1D): tf.Tensor2D {
  const numbers = tf.util.sizeFromShape(features.shape.slice(1));
  throw new Error(
    `Not written yet: each image has ${numbers} numbers for weights [${w.shape}] and biases [${b.shape}].`,
  );
}
