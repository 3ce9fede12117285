/** Layout changes on plain tensors, so that vectors in one layout can be given to an exercise in another. */
import type { TensorValue } from '#grader/protocol.ts';
import type { VectorTensor } from './vector-case.ts';

const product = (sizes: readonly number[]): number => sizes.reduce((total, size) => total * size, 1);

/** A float32 tensor, whatever the file's dtype. */
export function float32(tensor: VectorTensor): TensorValue {
  return { dtype: 'float32', shape: tensor.shape, data: Float32Array.from(tensor.data) };
}

export function bool(tensor: VectorTensor): TensorValue {
  return { dtype: 'bool', shape: tensor.shape, data: Uint8Array.from(tensor.data, Number) };
}

/** The same elements under another shape. */
export function reshape(tensor: TensorValue, shape: readonly number[]): TensorValue {
  if (product(shape) !== tensor.data.length) {
    throw new RangeError(`Cannot reshape [${tensor.shape}] to [${shape}].`);
  }
  return { ...tensor, shape };
}

/** Axes in a new order, as numpy.transpose does it. */
export function transpose(tensor: TensorValue, order: readonly number[]): TensorValue {
  const shape = order.map((axis) => tensor.shape[axis] ?? 1);
  const strides = order.map((axis) => product(tensor.shape.slice(axis + 1)));
  const data = tensor.data.slice();
  for (let to = 0; to < data.length; to++) {
    let rest = to;
    let from = 0;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      const size = shape[axis] ?? 1;
      from += (rest % size) * (strides[axis] ?? 0);
      rest = Math.floor(rest / size);
    }
    data[to] = tensor.data[from] ?? 0;
  }
  return { ...tensor, shape, data };
}

/** [batch, channels, ...space] to [batch, ...space, channels]. */
export function channelsLast(tensor: TensorValue): TensorValue {
  const space = tensor.shape.slice(2).map((_, index) => index + 2);
  return transpose(tensor, [0, ...space, 1]);
}

/** Rows `from` to `to` of the first axis. */
export function rows(tensor: TensorValue, from: number, to: number): TensorValue {
  const row = product(tensor.shape.slice(1));
  return {
    ...tensor,
    shape: [to - from, ...tensor.shape.slice(1)],
    data: tensor.data.slice(from * row, to * row),
  };
}

export function filled(shape: readonly number[], value: number): TensorValue {
  return { dtype: 'float32', shape, data: new Float32Array(product(shape)).fill(value) };
}

/** Class indices [batch] to one-hot rows [batch, classes]. */
export function oneHot(indices: VectorTensor, classes: number): TensorValue {
  const data = new Float32Array(indices.data.length * classes);
  indices.data.forEach((index, row) => {
    data[row * classes + index] = 1;
  });
  return { dtype: 'float32', shape: [indices.data.length, classes], data };
}

/** Each element mapped, same shape, float32. */
export function map(tensor: TensorValue, change: (value: number) => number): TensorValue {
  return { dtype: 'float32', shape: tensor.shape, data: Float32Array.from(tensor.data, change) };
}
