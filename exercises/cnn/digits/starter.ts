import * as tf from '@tensorflow/tfjs';

/** Whatever `predict` needs to know. */
export interface Model {
  filters: tf.Variable;
}

/** The images [N, H, W, C], moved by whole pixels; zeros come in where nothing moved to. */
export function shift(images: tf.Tensor4D, down: number, right: number): tf.Tensor4D {
  throw new Error('Not written yet: cut off what leaves the image, then pad the other side.');
}

/**
 * Trains a convolutional network on handwritten digits.
 *
 * @param images [N, 14, 14, 1], grey values in [0, 1], every digit in the middle
 * @param labels [N] int32, digits 0 to 9
 * @param onStep call it with the step and the loss to draw the curve
 */
export async function train(
  images: tf.Tensor4D,
  labels: tf.Tensor1D,
  { onStep }: { onStep: (step: number, loss: number) => void },
): Promise<Model> {
  throw new Error('Not written yet: make the filters, then take a gradient step for each batch.');
}

/** The digit in each image: images [M, 14, 14, 1] to labels [M] int32. */
export function predict(model: Model, images: tf.Tensor4D): tf.Tensor1D {
  throw new Error('Not written yet: the index of the largest logit.');
}
