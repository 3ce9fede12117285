import * as tf from '@tensorflow/tfjs';

export interface Layer {
  w: tf.Tensor;
  b: tf.Tensor;
}

/**
 * The gradients of a loss to which the penalty λ/2 · Σ w² was added.
 *
 * @param grads the gradients of the loss alone, one pair for each layer
 * @param params the parameters, of the same shapes
 * @param lambda λ
 */
export function l2Gradient(grads: Layer[], params: Layer[], lambda: number): Layer[] {
  const penalties = params.map(({ w }) => tf.sum(tf.square(w)).dataSync()[0]);
  throw new Error(
    `Not written yet: ${lambda} / 2 times ${penalties} joins the loss of ${grads.length} layers.`,
  );
}

/**
 * A step with decay beside it: the weights lose the share η λ of themselves.
 *
 * @param params the parameters, one pair for each layer
 * @param updates what the optimiser wants to subtract, before the learning rate
 * @param options.learningRate η
 * @param options.lambda λ
 */
export function decoupledStep(
  params: Layer[],
  updates: Layer[],
  { learningRate, lambda }: { learningRate: number; lambda: number },
): Layer[] {
  throw new Error(
    `Not written yet: ${params.length} layers, ${updates.length} updates, a rate of ${learningRate} and a decay of ${lambda}.`,
  );
}
