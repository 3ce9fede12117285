import * as tf from '@tensorflow/tfjs';

/** Pretrained layers. Their weights are variables: nothing but you keeps an optimiser from moving them. */
export interface Backbone {
  /** images [N, height, width, 1] to features [N, D] */
  features(images: tf.Tensor4D): tf.Tensor2D;
  readonly variables: tf.Variable[];
}
export interface Head {
  w: tf.Tensor2D;
  b: tf.Tensor1D;
}

/**
 * Trains the head on the new task and leaves the backbone as it is.
 *
 * @param head w [D, classes] and b [classes] before the first step; they stay as they are
 * @param data images [N, height, width, 1] and labels [N] int32
 * @param options `onStep` is told each step and its loss, before the step
 * @returns the head after `steps` steps of gradient descent on the whole set
 */
export function fineTune(
  backbone: Backbone,
  head: Head,
  data: { images: tf.Tensor4D; labels: tf.Tensor1D },
  options: { learningRate: number; steps: number; onStep: (step: number, loss: number) => void },
): Head {
  throw new Error('Not written yet: ask the backbone for the features of the images first.');
}
