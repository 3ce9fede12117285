import * as tf from '@tensorflow/tfjs';

/**
 * One step of sharpness-aware minimisation.
 *
 * @param params tensors of any shapes
 * @param gradFn the gradient of the loss at given parameters, one tensor for each
 * @returns the parameters after the step, in the same order
 */
export function samStep(
  params: tf.Tensor[],
  gradFn: (params: tf.Tensor[]) => tf.Tensor[],
  { rho, learningRate }: { rho: number; learningRate: number },
): tf.Tensor[] {
  throw new Error(`Not written yet: climb by ${rho}, then step with learning rate ${learningRate}.`);
}
