/** Values that a student realm hands out: copied, with every claim about them checked. */

import { counted } from '#grader/protocol/count-words.ts';
import type { Dtype, TensorValue, Value } from '#grader/protocol.ts';
import { isPlainObject, Malformed, readInteger, readList, readRecord, storableText } from './untrusted.ts';

/** More levels than any entry point returns; keeps our own recursion shallow. */
const DEPTH_MAX = 24;
/** Numbers, strings, lists, objects and tensors of one value. Student realms stop at 262,144 themselves. */
const NODES_MAX = 300_000;
const RANK_MAX = 16;
const KEY_LENGTH_MAX = 200;
/** What a node costs besides its content, so that millions of empty lists are not free. */
const NODE_BYTES = 8;

interface Budget {
  bytes: number;
  nodes: number;
  readonly ancestors: Set<object>;
}

/**
 * A value of at most `bytesMax` bytes. The result shares nothing with the message.
 * @throws Malformed for cycles, holes, unknown dtypes, shapes that data does not fill, class instances, shared memory
 */
export function readValue(message: unknown, bytesMax: number): Value {
  return read(message, 0, { bytes: bytesMax, nodes: NODES_MAX, ancestors: new Set() });
}

function read(value: unknown, depth: number, budget: Budget): Value {
  budget.nodes -= 1;
  spend(NODE_BYTES, budget);
  if (budget.nodes < 0) throw new Malformed(`the result holds more than ${NODES_MAX} values`);
  switch (typeof value) {
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    case 'string':
      spend(value.length * 2, budget);
      return storableText(value);
    case 'object':
      return value === null ? null : readObject(value, depth, budget);
    default:
      throw new Malformed(`the result holds a ${typeof value}`);
  }
}

function readObject(object: object, depth: number, budget: Budget): Value {
  if (depth >= DEPTH_MAX) throw new Malformed(`the result is nested more than ${DEPTH_MAX} levels deep`);
  if (budget.ancestors.has(object)) throw new Malformed('the result contains itself');
  budget.ancestors.add(object);
  const inner = Array.isArray(object)
    ? readList(object, { what: 'a list', lengthMax: NODES_MAX }).map((entry) =>
        read(entry, depth + 1, budget),
      )
    : readNamed(object, depth, budget);
  budget.ancestors.delete(object);
  return inner;
}

function readNamed(object: object, depth: number, budget: Budget): Value {
  if (!isPlainObject(object)) throw new Malformed('the result holds something that is no plain object');
  if (ArrayBuffer.isView(object.data)) return readTensor(object, budget);
  const record = readRecord(object, 'an object');
  return Object.fromEntries(
    Object.entries(record).map(([key, inner]) => {
      if (key.length > KEY_LENGTH_MAX) throw new Malformed('an object has a very long key');
      spend(key.length * 2, budget);
      return [storableText(key), read(inner, depth + 1, budget)];
    }),
  );
}

function readTensor(message: Readonly<Record<string, unknown>>, budget: Budget): TensorValue {
  const { dtype, shape, data, ...rest } = message;
  if (Object.keys(rest).length > 0) throw new Malformed('a tensor has unknown properties');
  if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool') {
    throw new Malformed('a tensor has an unknown dtype');
  }
  const extents = readList(shape, { what: 'a shape', lengthMax: RANK_MAX }).map((extent) =>
    readInteger(extent, { what: 'a dimension', min: 0 }),
  );
  const storage = readStorage(data, dtype);
  spend(storage.byteLength, budget);
  // Dimensions are checked one by one: a product of huge ones would round, and 0 would hide them.
  const size = extents.reduce((product, extent) => {
    if (extent > 2 ** 31) throw new Malformed('a dimension is too large');
    return product * extent;
  }, 1);
  if (size !== storage.length) {
    throw new Malformed(
      `a tensor of shape [${extents.join(', ')}] has ${counted(storage.length, 'element')} instead of ${size}`,
    );
  }
  return { dtype, shape: extents, data: copyStorage(storage, dtype) };
}

function readStorage(data: unknown, dtype: Dtype): TensorValue['data'] {
  const name = Object.prototype.toString.call(data).slice('[object '.length, -1);
  const expected = { float32: 'Float32Array', int32: 'Int32Array', bool: 'Uint8Array' }[dtype];
  if (name !== expected) throw new Malformed(`a ${dtype} tensor keeps its data in a ${name.slice(0, 40)}`);
  const storage = data as TensorValue['data'];
  // Shared memory could change after it was checked.
  if (Object.prototype.toString.call(storage.buffer) !== '[object ArrayBuffer]') {
    throw new Malformed('a tensor keeps its data in shared memory');
  }
  return storage;
}

/** An own copy, also of the case in which a small tensor is a window into a huge buffer. */
function copyStorage(storage: TensorValue['data'], dtype: Dtype): TensorValue['data'] {
  return dtype === 'bool' ? Uint8Array.from(storage, (element) => Number(element !== 0)) : storage.slice();
}

function spend(bytes: number, budget: Budget): void {
  budget.bytes -= bytes;
  if (budget.bytes < 0) throw new Malformed('the result is larger than the limit');
}
