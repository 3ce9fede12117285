/** Values and their JSON form: tensors as `{ shape, data, dtype }`, NaN and infinities as words. Also the CLI's `call`. */
import { typedArray } from '#grader/exercise/literals/tensor-literals.ts';
import { counted } from '#grader/protocol/count-words.ts';
import {
  type JsonNumber,
  type JsonTensor,
  type JsonValue,
  jsonTensorSchema,
  type TensorValue,
  type Value,
} from '#grader/protocol.ts';
import { isRecord, isTensorValue, sizeOf } from './tensor-value.ts';

/** A number as JSON can hold it. -0 becomes 0. */
export function toJsonNumber(value: number): JsonNumber {
  if (Number.isFinite(value)) return value === 0 ? 0 : value;
  if (Number.isNaN(value)) return 'NaN';
  return value > 0 ? 'Infinity' : '-Infinity';
}

/** float32 elements get the shortest decimals that give them back: 0.1, not 0.10000000149011612. */
export function toJsonTensor({ shape, data, dtype }: TensorValue): JsonTensor {
  const toJson = dtype === 'float32' ? (value: number) => toJsonNumber(shortestFloat32(value)) : toJsonNumber;
  return { shape: drawableShape(shape), data: Array.from(data, toJson), dtype };
}

/** As many cells as the largest picture has. */
const CELLS_MAX = 256 * 256 * 4;

/**
 * Pages and pictures lay out planes, rows and columns as a shape says, also where one of its extents is 0 and so there is
 * no element: [0, 12000, 12000] would be 144 million cells of nothing. Such a shape becomes [0].
 */
function drawableShape(shape: readonly number[]): number[] {
  const cells = shape.reduce((product, extent) => product * Math.max(1, extent), 1);
  return shape.includes(0) && cells > CELLS_MAX ? [0] : [...shape];
}

/** Six digits often identify a float32, nine always do. */
function shortestFloat32(value: number): number {
  for (const digits of [6, 7, 8]) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return value;
}

/** The JSON form of a value; `undefined` becomes null. */
export function toJsonValue(value: Value): JsonValue {
  if (isTensorValue(value)) return toJsonTensor(value);
  if (typeof value === 'number') return toJsonNumber(value);
  if (Array.isArray(value)) return value.map(toJsonValue);
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJsonValue(inner)]));
  }
  return value === undefined ? null : (value as string | boolean | null);
}

/**
 * A value from its JSON form. An object with exactly `shape` and `data` (and perhaps `dtype`) is a tensor; the strings
 * "NaN", "Infinity" and "-Infinity" are numbers inside tensors and strings elsewhere.
 * @throws RangeError when a tensor's data does not fill its shape
 */
export function fromJsonValue(json: JsonValue): Value {
  if (Array.isArray(json)) return json.map(fromJsonValue);
  if (typeof json !== 'object' || json === null) return json;
  if (looksLikeTensor(json)) return fromJsonTensor(jsonTensorSchema.parse(json));
  return Object.fromEntries(
    Object.entries(json as Record<string, JsonValue>).map(([key, inner]) => [key, fromJsonValue(inner)]),
  );
}

function fromJsonTensor({ shape, data, dtype }: JsonTensor): TensorValue {
  if (sizeOf(shape) !== data.length) {
    throw new RangeError(
      `A tensor of shape [${shape.join(', ')}] has ${counted(sizeOf(shape), 'element')}, but data has ${data.length}.`,
    );
  }
  return { dtype, shape, data: typedArray(dtype, data.map(Number)) };
}

function looksLikeTensor(json: object): boolean {
  const keys = Object.keys(json);
  return (
    keys.includes('shape') &&
    keys.includes('data') &&
    keys.every((key) => key === 'shape' || key === 'data' || key === 'dtype')
  );
}
