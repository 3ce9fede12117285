/** Plain tensors and values: telling them apart, copying, counting. */
import type { TensorValue, Value } from '#grader/protocol.ts';

/** True for a tensor among values. Only for trusted values; student messages go through `student-message.ts`. */
export function isTensorValue(value: Value): value is TensorValue {
  return typeof value === 'object' && value !== null && 'data' in value && ArrayBuffer.isView(value.data);
}

/** True for a value with named parts, which a tensor or a list is not. */
export function isRecord(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isTensorValue(value);
}

export function isSameShape(a: TensorValue, b: TensorValue): boolean {
  return a.shape.join() === b.shape.join();
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, extent) => product * extent, 1);
}

/** A deep copy: nobody who gets it can change what the judge keeps. */
export function copyValue(value: Value): Value {
  if (isTensorValue(value)) return { dtype: value.dtype, shape: [...value.shape], data: value.data.slice() };
  if (Array.isArray(value)) return value.map(copyValue);
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, copyValue(inner)]));
  }
  return value;
}

/** Tensor elements and numbers inside, the size of what a person would have to read. */
export function countElements(value: Value): number {
  if (isTensorValue(value)) return value.data.length;
  if (Array.isArray(value)) return value.reduce<number>((sum, inner) => sum + countElements(inner), 0);
  if (isRecord(value)) return countElements(Object.values(value));
  return 1;
}

/** The index of flat position `flat` in a row-major tensor of `shape`. */
export function unravel(flat: number, shape: readonly number[]): number[] {
  const index = new Array<number>(shape.length).fill(0);
  let rest = flat;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    const extent = shape[axis] ?? 1;
    index[axis] = rest % extent;
    rest = Math.floor(rest / extent);
  }
  return index;
}

/** Distance in flat positions between neighbours along each axis. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let axis = shape.length - 2; axis >= 0; axis--) {
    strides[axis] = (strides[axis + 1] ?? 1) * (shape[axis + 1] ?? 1);
  }
  return strides;
}
