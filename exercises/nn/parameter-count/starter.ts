import * as tf from '@tensorflow/tfjs';

/**
 * Parameters of a dense layer with biases.
 *
 * @param inputs numbers that go in
 * @param units neurons
 */
export function denseParams(inputs: number, units: number): number {
  const weights = tf.util.sizeFromShape([inputs, units]);
  throw new Error(`Not written yet: ${units} neurons have ${weights} weights; what else do they learn?`);
}

/**
 * Parameters of a convolution layer.
 *
 * @param f side of the square filters
 * @param c channels of the input
 * @param k how many filters
 * @param bias whether each filter has a bias
 */
export function convParams(f: number, c: number, k: number, bias: boolean): number {
  throw new Error(
    `Not written yet: what do ${k} filters of ${f} × ${f} over ${c} channels learn, ${bias ? 'with' : 'without'} biases?`,
  );
}
