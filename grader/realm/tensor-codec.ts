/** Tensors and what holds them, into plain values and back. The only way in or out of a realm's TensorFlow.js. */

import { counted } from '#grader/protocol/count-words.ts';
import type { Dtype, TensorValue, Value } from '#grader/protocol.ts';
import { ContractError } from './code-errors.ts';
import type { Tensor, TensorFlow } from './tensorflow.ts';

export interface EncodeLimits {
  /** Bytes of tensor data and text together. */
  readonly bytesMax: number;
  readonly depthMax: number;
  /** Numbers, strings, arrays, objects and tensors together. */
  readonly nodesMax: number;
}
const NODES_MAX = 262_144;
const DEPTH_MAX = 16;

/** The limits of one result. */
export function encodeLimits(bytesMax: number): EncodeLimits {
  return { bytesMax, depthMax: DEPTH_MAX, nodesMax: NODES_MAX };
}

/** True for a {@link TensorValue}: told from a plain object by its typed data. */
export function isTensorValue(value: unknown): value is TensorValue {
  if (typeof value !== 'object' || value === null || !('data' in value)) return false;
  return ArrayBuffer.isView(value.data) && 'shape' in value && 'dtype' in value;
}

/**
 * Builds TensorFlow.js tensors for every tensor of a value tree; everything else is copied. The data is copied, so the
 * code that receives a tensor cannot reach the caller's. The current scope or the caller disposes them.
 */
export function toTensors(tf: TensorFlow, value: Value): unknown {
  if (isTensorValue(value)) return tf.tensor(value.data.slice(), value.shape.map(asInteger), value.dtype);
  if (typeof value === 'number') return asInteger(value);
  if (Array.isArray(value)) return value.map((inner: Value) => toTensors(tf, inner));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toTensors(tf, inner)]));
  }
  return value;
}

/**
 * The same number, in V8's form for integers where it is a small one. An integer that comes out of other arithmetic may be
 * kept as a double, and kernels of TensorFlow.js that index with such dimensions take more than twice the time.
 */
function asInteger(number: number): number {
  // Zero has a sign, which this form has not.
  return number !== 0 && (number | 0) === number ? number | 0 : number;
}

/** Every distinct tensor inside a result, in reading order, and the tree that waits for their data. */
interface Reading {
  readonly tensors: Map<object, PendingTensor>;
  readonly ancestors: Set<object>;
  nodes: number;
  bytes: number;
}
interface PendingTensor {
  readonly source: Tensor;
  readonly dtype: Dtype;
  readonly shape: number[];
  readonly path: string;
}
/** Stands for a tensor until its data has been read. */
class Slot {
  readonly tensor: PendingTensor;
  constructor(tensor: PendingTensor) {
    this.tensor = tensor;
  }
}
type Waiting = Slot | number | string | boolean | null | undefined | Waiting[] | { [key: string]: Waiting };

/**
 * Reads a result out into plain values: an own copy, each property read once, limits kept while it grows. Tensors are
 * left alone (the caller disposes them).
 * @returns the plain value and the distinct tensors that it was read from.
 * @throws ContractError for what no channel can carry: functions, class instances, cycles, promises inside, other dtypes,
 * or more than the limits.
 */
export async function fromTensors(
  result: unknown,
  limits: EncodeLimits,
): Promise<{ value: Value; tensors: readonly Tensor[] }> {
  const reading: Reading = { tensors: new Map(), ancestors: new Set(), nodes: 0, bytes: 0 };
  const waiting = walk(result, '', 0, reading, limits);
  const data = new Map<PendingTensor, TensorValue>();
  await Promise.all(
    [...reading.tensors.values()].map(async (pending) => data.set(pending, await readTensor(pending))),
  );
  return { value: fill(waiting, data), tensors: [...reading.tensors.values()].map(({ source }) => source) };
}

function walk(value: unknown, path: string, depth: number, reading: Reading, limits: EncodeLimits): Waiting {
  reading.nodes += 1;
  if (reading.nodes > limits.nodesMax) {
    throw new ContractError(`The result holds more than ${limits.nodesMax} values; return tensors instead.`);
  }
  switch (typeof value) {
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    case 'string':
      addBytes(value.length * 2, path, reading, limits);
      return value;
    case 'object':
      return value === null ? null : walkObject(value, path, depth, reading, limits);
    default:
      throw new ContractError(
        `${named(path)} is a ${typeof value}; expected tensors, numbers, strings or booleans.`,
      );
  }
}

function walkObject(
  object: object,
  path: string,
  depth: number,
  reading: Reading,
  limits: EncodeLimits,
): Waiting {
  if (looksLikeTensor(object)) return new Slot(describeTensor(object, path, reading, limits));
  if (depth >= limits.depthMax) {
    throw new ContractError(`${named(path)} is nested more than ${limits.depthMax} levels deep.`);
  }
  if (reading.ancestors.has(object)) throw new ContractError(`${named(path)} contains itself.`);
  reading.ancestors.add(object);
  try {
    const deeper = (inner: unknown, innerPath: string): Waiting =>
      walk(inner, innerPath, depth + 1, reading, limits);
    return walkChildren(object, path, reading, limits, deeper);
  } finally {
    reading.ancestors.delete(object);
  }
}

function walkChildren(
  object: object,
  path: string,
  reading: Reading,
  limits: EncodeLimits,
  deeper: (inner: unknown, innerPath: string) => Waiting,
): Waiting {
  if (Array.isArray(object) || (ArrayBuffer.isView(object) && !(object instanceof DataView))) {
    const list = object as ArrayLike<unknown>;
    const length = list.length;
    if (!(length <= limits.nodesMax - reading.nodes)) {
      throw new ContractError(`${named(path)} is a list of ${length} values; return a tensor instead.`);
    }
    const copy: Waiting[] = [];
    for (let i = 0; i < length; i += 1) copy.push(deeper(list[i], `${path}[${i}]`));
    return copy;
  }
  requirePlain(object, path);
  const copy: { [key: string]: Waiting } = {};
  for (const key of Object.keys(object)) {
    if (key === '__proto__') throw new ContractError(`${named(path)} has a property named __proto__.`);
    addBytes(key.length * 2, path, reading, limits);
    copy[key] = deeper((object as Record<string, unknown>)[key], path === '' ? key : `${path}.${key}`);
  }
  return copy;
}

function requirePlain(object: object, path: string): void {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype === null || prototype === Object.prototype) return;
  if ('then' in object)
    throw new ContractError(`${named(path)} is a promise. Await it before you return it.`);
  if ('toTensor' in object) {
    throw new ContractError(`${named(path)} is a tensor buffer. Make a tensor of it with \`.toTensor()\`.`);
  }
  const maker = (prototype as { constructor?: { name?: unknown } }).constructor?.name;
  throw new ContractError(
    `${named(path)} is an instance of ${typeof maker === 'string' && maker !== '' ? maker.slice(0, 100) : 'a class'}; expected tensors, numbers, strings, booleans, arrays or plain objects.`,
  );
}

function looksLikeTensor(object: object): object is Tensor {
  return 'dataId' in object && 'shape' in object && 'dtype' in object;
}

function describeTensor(tensor: Tensor, path: string, reading: Reading, limits: EncodeLimits): PendingTensor {
  const known = reading.tensors.get(tensor);
  if (known) return known;
  if (tensor.isDisposed) {
    throw new ContractError(
      `${named(path)} is a tensor that is disposed already. \`return\` it out of \`tf.tidy(() => …)\`, which cannot be async, and dispose nothing that you return.`,
    );
  }
  const dtype: string = tensor.dtype;
  if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool') {
    throw new ContractError(`${named(path)} is a ${dtype} tensor; expected float32, int32 or bool.`);
  }
  const shape = Array.from(tensor.shape, Number);
  const bytes = shape.reduce((product, size) => product * size, dtype === 'bool' ? 1 : 4);
  if (!Number.isSafeInteger(bytes) || bytes < 0)
    throw new ContractError(`${named(path)} has no valid shape.`);
  addBytes(bytes, path, reading, limits);
  const pending: PendingTensor = { source: tensor, dtype, shape, path };
  reading.tensors.set(tensor, pending);
  return pending;
}

async function readTensor({ source, dtype, shape, path }: PendingTensor): Promise<TensorValue> {
  const read: unknown = await source.data();
  const size = shape.reduce((product, length) => product * length, 1);
  if (!ArrayBuffer.isView(read) || read instanceof DataView || (read as Float32Array).length !== size) {
    throw new ContractError(`${named(path)} does not hold the ${counted(size, 'value')} of its shape.`);
  }
  const numbers = read as Float32Array;
  switch (dtype) {
    case 'float32':
      return { dtype, shape, data: new Float32Array(numbers) };
    case 'int32':
      return { dtype, shape, data: new Int32Array(numbers) };
    case 'bool':
      return { dtype, shape, data: Uint8Array.from(numbers, (element) => (element ? 1 : 0)) };
  }
}

function fill(waiting: Waiting, data: ReadonlyMap<PendingTensor, TensorValue>): Value {
  if (waiting instanceof Slot) return data.get(waiting.tensor);
  if (Array.isArray(waiting)) return waiting.map((inner) => fill(inner, data));
  if (typeof waiting === 'object' && waiting !== null) {
    return Object.fromEntries(Object.entries(waiting).map(([key, inner]) => [key, fill(inner, data)]));
  }
  return waiting;
}

function addBytes(bytes: number, path: string, reading: Reading, limits: EncodeLimits): void {
  reading.bytes += bytes;
  if (reading.bytes > limits.bytesMax) {
    throw new ContractError(
      `${named(path)} makes the result larger than the ${Math.floor(limits.bytesMax / 1024)} KiB that may be returned.`,
    );
  }
}

function named(path: string): string {
  return path === '' ? 'The result' : `The result's ${path.slice(0, 200)}`;
}
