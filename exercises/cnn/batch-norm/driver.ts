/** Takes the output alone, so that a gradient can be taken through it. */
import type * as tf from '@tensorflow/tfjs';

interface Normalised {
  output: tf.Tensor;
}
interface Solution {
  batchNorm(x: tf.Tensor, options: object): Normalised | Promise<Normalised>;
}

export function normalise(
  solution: Solution,
  x: tf.Tensor,
  gamma: tf.Tensor1D,
  beta: tf.Tensor1D,
  options: object,
): tf.Tensor {
  const result = solution.batchNorm(x, { ...options, gamma, beta });
  // What is promised comes too late for the tape.
  if (result instanceof Promise) {
    result.catch(() => undefined);
    throw new TypeError(
      'batchNorm returned a promise, and a promise carries no gradient: it cannot be async.',
    );
  }
  return result.output;
}
