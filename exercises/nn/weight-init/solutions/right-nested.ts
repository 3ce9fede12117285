import * as tf from '@tensorflow/tfjs';

interface Rng {
  normal(): number;
  uniform(): number;
}
type Nested = number | Nested[];

/** Lists in lists, axis by axis, innermost last. */
function nested([extent, ...inner]: number[], draw: () => number): Nested {
  if (extent === undefined) return draw();
  return Array.from({ length: extent }, () => nested(inner, draw));
}

function fans(shape: number[]): [number, number] {
  const size = shape.reduce((product, extent) => product * extent, 1);
  return [size / (shape.at(-1) ?? 1), size / (shape.at(-2) ?? 1)];
}

export function heNormal(shape: number[], rng: Rng): tf.Tensor {
  const [fanIn] = fans(shape);
  return tf.tensor(nested(shape, () => rng.normal() / Math.sqrt(fanIn / 2)) as number[]);
}

export function glorotUniform(shape: number[], rng: Rng): tf.Tensor {
  const [fanIn, fanOut] = fans(shape);
  const bound = Math.sqrt(3) / Math.sqrt((fanIn + fanOut) / 2);
  return tf.tensor(nested(shape, () => -bound + 2 * bound * rng.uniform()) as number[]);
}
