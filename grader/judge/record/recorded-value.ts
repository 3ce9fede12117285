/** Values as JSON without loss, for recordings: what a report may round or reword must come back here as it was. */
import { z } from 'zod';
import { typedArray } from '#grader/exercise/literals/tensor-literals.ts';
import { counted } from '#grader/protocol/count-words.ts';
import { jsonTensorSchema, type TensorValue, type Value } from '#grader/protocol.ts';
import { toJsonTensor } from '../link/json-value.ts';
import { isRecord, isTensorValue, sizeOf } from '../link/tensor-value.ts';

/** The key that marks what JSON has no form for. An author's record that has it is wrapped. */
const MARK = '$';

/** Where a tensor's data holds -0; absent from recordings of before, which did not tell. */
const MINUS_ZEROS = 'minusZeros';

/** JSON of a recorded value; opaque, read by {@link decodeValue} only. */
export type RecordedValue = unknown;

/** The JSON form of a value. What JSON has no number for, -0 among it, is marked. */
export function encodeValue(value: Value): RecordedValue {
  if (value === undefined) return { [MARK]: 'undefined' };
  if (typeof value === 'number' && !isJsonNumber(value)) return { [MARK]: 'number', is: wordOf(value) };
  if (isTensorValue(value)) return encodeTensor(value);
  if (Array.isArray(value)) return value.map(encodeValue);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, encodeValue(inner)] as const);
  const record = Object.fromEntries(entries);
  return Object.hasOwn(value, MARK) ? { [MARK]: 'record', of: record } : record;
}

function isJsonNumber(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

function wordOf(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A report rounds -0 and shrinks an empty shape that no page can lay out; a recording keeps both. */
function encodeTensor(value: TensorValue): RecordedValue {
  const minusZeros = Array.from(value.data.keys()).filter((index) => Object.is(value.data[index], -0));
  const json = { ...toJsonTensor(value), shape: [...value.shape] };
  return { [MARK]: 'tensor', ...json, ...(minusZeros.length > 0 && { [MINUS_ZEROS]: minusZeros }) };
}

/** @throws RangeError when it is not the form of a value */
export function decodeValue(json: RecordedValue): Value {
  if (Array.isArray(json)) return json.map(decodeValue);
  if (typeof json !== 'object') return json as Value;
  if (json === null) return null;
  const { [MARK]: mark, ...rest } = json as Readonly<Record<string, unknown>>;
  switch (mark) {
    case undefined:
      return decodeRecord(rest);
    case 'undefined':
      return undefined;
    case 'number':
      return Number(rest.is);
    case 'record':
      return decodeRecord(rest.of as Readonly<Record<string, unknown>>);
    case 'tensor':
      return decodeTensor(rest);
    default:
      throw new RangeError(`A recording holds a value of unknown form: ${JSON.stringify(mark)}.`);
  }
}

function decodeRecord(record: Readonly<Record<string, unknown>>): Value {
  return Object.fromEntries(Object.entries(record).map(([key, inner]) => [key, decodeValue(inner)]));
}

const minusZerosSchema = z.array(z.int().nonnegative()).default([]);

function decodeTensor(json: Readonly<Record<string, unknown>>): TensorValue {
  const { shape, data, dtype } = jsonTensorSchema.parse(json);
  if (sizeOf(shape) !== data.length) {
    throw new RangeError(
      `A recorded tensor of shape [${shape.join(', ')}] has ${counted(data.length, 'element')}.`,
    );
  }
  const minusZeros = new Set(minusZerosSchema.parse(json[MINUS_ZEROS]));
  const numbers = data.map((value, index) => (minusZeros.has(index) ? -0 : Number(value)));
  return { dtype, shape, data: typedArray(dtype, numbers) };
}
