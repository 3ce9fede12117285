/** Which cells of an attention map no query may look at: left blank, so that what is looked at stands out. */
import type { Evidence, JsonTensor, JsonValue, NamedJson } from '#grader/protocol.ts';
import { isJsonTensor } from '../words/literal-code.ts';
import { flatIndex } from './map-axes.ts';

/** True at an index of the shown tensor that the mask hides. */
export type HiddenAt = (index: readonly number[]) => boolean;

/** The `mask` among the inputs of a case whose result has an axis of queries and one of keys; null without one. */
export function attentionMask({ inputs, axes }: Pick<Evidence, 'inputs' | 'axes'>): JsonTensor | null {
  return axes?.includes('query') && axes.includes('key') ? findMask(inputs) : null;
}

/**
 * The cells of a tensor of `shape` that a mask hides. It holds true (or 1) where a query may look, and is broadcast as
 * TensorFlow.js does; null where it does not fit.
 */
export function hiddenBy(mask: JsonTensor | null | undefined, shape: readonly number[]): HiddenAt | null {
  if (!mask || !broadcasts(mask.shape, shape)) return null;
  return (index) => {
    const own = index.slice(index.length - mask.shape.length);
    const at = own.map((position, axis) => (mask.shape[axis] === 1 ? 0 : position));
    return mask.data[flatIndex(mask.shape, at)] === 0;
  };
}

function findMask(inputs: readonly NamedJson[]): JsonTensor | null {
  for (const { name, value } of inputs) {
    if (name === 'mask' && isJsonTensor(value)) return value;
    if (isRecord(value) && 'mask' in value && isJsonTensor(value.mask)) return value.mask;
  }
  return null;
}

function isRecord(value: JsonValue): value is { [key: string]: JsonValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isJsonTensor(value);
}

function broadcasts(from: readonly number[], to: readonly number[]): boolean {
  const missing = to.length - from.length;
  return missing >= 0 && from.every((size, axis) => size === 1 || size === to[axis + missing]);
}
