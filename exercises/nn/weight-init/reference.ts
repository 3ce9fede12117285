import * as tf from '@tensorflow/tfjs';

export interface Rng {
  normal(): number;
  uniform(): number;
}

/** How many inputs a unit weighs, and how many units weigh an input. The last two axes count inputs and outputs. */
function fans(shape: number[]): { fanIn: number; fanOut: number } {
  const [inputs = 1, outputs = 1] = shape.slice(-2);
  const places = tf.util.sizeFromShape(shape.slice(0, -2));
  return { fanIn: places * inputs, fanOut: places * outputs };
}

/** One number for each weight, in the order of the rows. */
function filled(shape: number[], draw: () => number): tf.Tensor {
  return tf.tensor(
    Array.from({ length: tf.util.sizeFromShape(shape) }, () => draw()),
    shape,
  );
}

export function heNormal(shape: number[], rng: Rng): tf.Tensor {
  const { fanIn } = fans(shape);
  const deviation = Math.sqrt(2 / fanIn);
  return filled(shape, () => deviation * rng.normal());
}

export function glorotUniform(shape: number[], rng: Rng): tf.Tensor {
  const { fanIn, fanOut } = fans(shape);
  const bound = Math.sqrt(6 / (fanIn + fanOut));
  return filled(shape, () => bound * (2 * rng.uniform() - 1));
}
