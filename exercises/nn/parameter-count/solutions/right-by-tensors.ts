import * as tf from '@tensorflow/tfjs';

/** Asks the shapes of the tensors that the layer would have. */
const learned = (...shapes: number[][]) =>
  shapes.reduce((sum, shape) => sum + tf.util.sizeFromShape(shape), 0);

export function denseParams(inputs: number, units: number): number {
  return learned([inputs, units], [units]);
}

export function convParams(f: number, c: number, k: number, bias: boolean): number {
  return bias ? learned([f, f, c, k], [k]) : learned([f, f, c, k]);
}
