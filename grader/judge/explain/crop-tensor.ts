/** The part of a tensor that fits into evidence: whole along the inner axes where that is possible. */

import { pluralOf } from '#grader/protocol/count-words.ts';
import type { TensorValue } from '#grader/protocol.ts';
import { sizeOf, stridesOf, unravel } from '../link/tensor-value.ts';
import { axesOf } from './index-words.ts';

/** A box inside a tensor. */
export interface TensorPart {
  /** First index along each axis. */
  readonly origin: readonly number[];
  readonly shape: readonly number[];
}

/** Pictures show the last axes; the outer ones only choose between pictures. */
const PICTURE_AXES = 3;

/**
 * A box of at most `elementsMax` elements round `index`, or null when the whole tensor has no more. Outer axes (batch)
 * are cut first, then the longest is halved until the box fits.
 */
export function partAround(
  shape: readonly number[],
  index: readonly number[],
  elementsMax: number,
): TensorPart | null {
  if (sizeOf(shape) <= elementsMax) return null;
  const extents = [...shape];
  const halve = (axis: number): void => {
    extents[axis] = Math.ceil((extents[axis] ?? 1) / 2);
  };
  for (let axis = 0; axis < shape.length - PICTURE_AXES; axis++) {
    while (sizeOf(extents) > elementsMax && (extents[axis] ?? 1) > 1) halve(axis);
  }
  while (sizeOf(extents) > Math.max(1, elementsMax)) halve(extents.indexOf(Math.max(...extents)));
  const origin = shape.map((extent, axis) => {
    const window = extents[axis] ?? 1;
    const middle = (index[axis] ?? 0) - Math.floor(window / 2);
    return Math.max(0, Math.min(middle, extent - window));
  });
  return { origin, shape: extents };
}

/** The elements of a part. */
export function cropTensor(tensor: TensorValue, { origin, shape }: TensorPart): TensorValue {
  const strides = stridesOf(tensor.shape);
  const start = dot(origin, strides);
  const data = tensor.data.slice(0, sizeOf(shape));
  for (let flat = 0; flat < data.length; flat++) {
    data[flat] = tensor.data[start + dot(unravel(flat, shape), strides)] ?? 0;
  }
  return { dtype: tensor.dtype, shape: [...shape], data };
}

function dot(index: readonly number[], strides: readonly number[]): number {
  return index.reduce((sum, position, axis) => sum + position * (strides[axis] ?? 0), 0);
}

/** "batch 3 of 8, rows 0–63 of 512": the axes that are cut, with the layout's words and the largest index shown. */
export function partInWords(
  part: TensorPart,
  whole: readonly number[],
  layout: readonly string[] | undefined,
): string {
  const axes = axesOf(whole.length, layout);
  const cut = whole.flatMap((extent, axis) => {
    const [from, length] = [part.origin[axis] ?? 0, part.shape[axis] ?? extent];
    if (length === extent) return [];
    const named = axes[axis]?.word;
    const word = named ?? `axis ${axis}`;
    if (length === 1) return [`${word} ${from} of ${extent}`];
    const range = `${from}–${from + length - 1} of ${extent}`;
    return [named === undefined ? `${word}, ${range}` : `${pluralOf(named)} ${range}`];
  });
  return cut.join(', ');
}
