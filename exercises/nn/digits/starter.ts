import * as tf from '@tensorflow/tfjs';

/** Whatever `predict` needs to know. */
export interface Model {
  w1: tf.Variable;
}

/**
 * Trains a model on handwritten digits.
 *
 * @param images [N, 784], grey values in [0, 1]
 * @param labels [N] int32, digits 0 to 9
 * @param onStep call it with the step and the loss to draw the curve
 */
export async function train(
  images: tf.Tensor2D,
  labels: tf.Tensor1D,
  { onStep }: { onStep: (step: number, loss: number) => void },
): Promise<Model> {
  throw new Error('Not written yet: make the weights, then take a gradient step for each batch.');
}

/** The digit in each image: images [M, 784] to labels [M] int32. */
export function predict(model: Model, images: tf.Tensor2D): tf.Tensor1D {
  throw new Error('Not written yet: the index of the largest logit.');
}
