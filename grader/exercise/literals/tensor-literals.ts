/** Tensor literals for cases: plain data, no TensorFlow.js world needed. */
import type { Dtype, TensorValue } from '#grader/protocol.ts';

export type NestedNumbers = number | readonly NestedNumbers[];

const DTYPES: readonly unknown[] = ['float32', 'int32', 'bool'] satisfies Dtype[];

/**
 * A tensor from nested numbers, shape inferred, float32 unless told.
 * @throws RangeError when rows have different lengths, or the second argument is no type: a shape would be left out in silence.
 */
export function tensor(values: NestedNumbers, dtype: Dtype = 'float32'): TensorValue {
  if (!DTYPES.includes(dtype)) {
    const got = Array.isArray(dtype) ? 'a list' : `\`${String(dtype)}\``;
    throw new RangeError(
      `tensor(): after the numbers comes 'float32', 'int32' or 'bool', or nothing; got ${got}. A shape is written by nesting: tensor([[1, 2], [3, 4]]).`,
    );
  }
  const shape: number[] = [];
  for (let level: NestedNumbers | undefined = values; Array.isArray(level); level = level[0]) {
    shape.push(level.length);
  }
  const flat: number[] = [];
  const visit = (level: NestedNumbers, depth: number): void => {
    if (typeof level === 'number') {
      if (depth !== shape.length) throw new RangeError('tensor(): rows have different depths.');
      flat.push(level);
      return;
    }
    if (!Array.isArray(level)) {
      throw new RangeError(`tensor(): expected numbers and lists of numbers; got \`${String(level)}\`.`);
    }
    if (level.length !== shape[depth]) {
      throw new RangeError(`tensor(): expected rows of length ${shape[depth]}, got one of ${level.length}.`);
    }
    for (const inner of level) visit(inner, depth + 1);
  };
  visit(values, 0);
  return { dtype, shape, data: typedArray(dtype, flat) };
}

/** float32 `[count]`, evenly spaced from `start` to `stop`, both included. */
export function linspace(start: number, stop: number, count: number): TensorValue {
  const step = count > 1 ? (stop - start) / (count - 1) : 0;
  return {
    dtype: 'float32',
    shape: [count],
    data: Float32Array.from({ length: count }, (_, i) => start + i * step),
  };
}

/** Storage for `count` elements of a dtype, all zero. */
export function storageOf(dtype: Dtype, count: number): TensorValue['data'] {
  if (dtype === 'float32') return new Float32Array(count);
  return dtype === 'int32' ? new Int32Array(count) : new Uint8Array(count);
}

/** The flat storage of a dtype. */
export function typedArray(dtype: Dtype, numbers: Iterable<number>): TensorValue['data'] {
  if (dtype === 'float32') return Float32Array.from(numbers);
  return dtype === 'int32' ? Int32Array.from(numbers) : Uint8Array.from(numbers);
}
