import * as tf from '@tensorflow/tfjs';

interface Rng {
  normal(): number;
  uniform(): number;
}

/** Everything but the last axis is what a filter weighs. */
const fanIn = (shape: number[]) => shape.slice(0, -1).reduce((product, extent) => product * extent, 1);

export function heNormal(shape: number[], rng: Rng): tf.Tensor {
  const buffer = tf.buffer(shape, 'float32');
  for (let i = 0; i < buffer.size; i++) buffer.values[i] = rng.normal() * Math.SQRT2;
  return tf.tidy(() => buffer.toTensor().div(Math.sqrt(fanIn(shape))));
}

export function glorotUniform(shape: number[], rng: Rng): tf.Tensor {
  const [inputs = 1, outputs = 1] = shape.slice(-2);
  const both = fanIn(shape) * (1 + outputs / inputs);
  const buffer = tf.buffer(shape, 'float32');
  for (let i = 0; i < buffer.size; i++) buffer.values[i] = rng.uniform();
  return tf.tidy(() =>
    buffer
      .toTensor()
      .sub(0.5)
      .mul(2 * Math.sqrt(6 / both)),
  );
}
