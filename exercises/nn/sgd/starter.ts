import * as tf from '@tensorflow/tfjs';

export interface Params {
  w: tf.Tensor1D;
  b: tf.Scalar;
}
export interface Options {
  batchSize: number;
  learningRate: number;
  order: number[];
}

/**
 * One epoch of stochastic gradient descent for the linear model X w + b, with the loss ½ (prediction − y)², averaged
 * over each batch.
 *
 * @param params weights [features] and bias [], before the epoch
 * @param x samples, [samples, features]
 * @param y what the model should say, [samples]
 * @param options.batchSize samples in a batch; the last batch has what is left
 * @param options.learningRate the step size
 * @param options.order the indices of the samples in the order in which they are seen
 * @returns weights and bias after the epoch
 */
export function sgdEpoch(
  params: Params,
  x: tf.Tensor2D,
  y: tf.Tensor1D,
  { batchSize, learningRate, order }: Options,
): Params {
  const first = tf.gather(x, tf.tensor1d(order.slice(0, batchSize), 'int32'));
  throw new Error(
    `Not written yet: the first batch is [${first.shape}] of ${y.size} samples; move w [${params.w.shape}] and b by ${learningRate} times its gradient.`,
  );
}
