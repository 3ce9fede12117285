import * as tf from '@tensorflow/tfjs';

interface Rng {
  normal(): number;
  uniform(): number;
}

/** Fills unit after unit, so the weights stand in another order. */
function byUnits(shape: number[], draw: () => number): tf.Tensor {
  const turned = [...shape].reverse();
  const numbers = Array.from({ length: tf.util.sizeFromShape(shape) }, () => draw());
  return tf.tidy(() => tf.tensor(numbers, turned).transpose());
}

export function heNormal(shape: number[], rng: Rng): tf.Tensor {
  const fanIn = tf.util.sizeFromShape(shape.slice(0, -1));
  return byUnits(shape, () => rng.normal() * Math.sqrt(2 / fanIn));
}

export function glorotUniform(shape: number[], rng: Rng): tf.Tensor {
  const size = tf.util.sizeFromShape(shape);
  const bound = Math.sqrt(6 / (size / (shape.at(-1) ?? 1) + size / (shape.at(-2) ?? 1)));
  return byUnits(shape, () => bound * (2 * rng.uniform() - 1));
}
