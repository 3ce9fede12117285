import * as tf from '@tensorflow/tfjs';

export interface Statistics {
  mean: tf.Tensor1D;
  variance: tf.Tensor1D;
}
export interface Options {
  gamma: tf.Tensor1D;
  beta: tf.Tensor1D;
  running: Statistics;
  momentum: number;
  epsilon: number;
  training: boolean;
}

/**
 * Batch normalisation over every axis but the last.
 *
 * @param x [batch, height, width, channels] or [batch, channels]
 * @returns output with the shape of x, and the running statistics after this call
 */
export function batchNorm(
  x: tf.Tensor,
  { gamma, beta, running, momentum, epsilon, training }: Options,
): { output: tf.Tensor; running: Statistics } {
  throw new Error(`Not written yet: the ${training ? 'training' : 'inference'} mode.`);
}
