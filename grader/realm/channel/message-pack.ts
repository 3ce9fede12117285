/** Messages as bytes for channels without structured clone: MessagePack, with typed arrays, `undefined` and -0 kept. */
import { decode, ExtensionCodec, encode } from '@msgpack/msgpack';
import { isBoundedMessage } from './message-bounds.ts';

/** `undefined` is a result of its own ("returned nothing"), which MessagePack would turn into null. */
class Undefined {}
const UNDEFINED = new Undefined();
const UNDEFINED_TYPE = 0;
/** MessagePack would write it as the integer 0, and what divides by it would come out with the other sign. */
class MinusZero {}
const MINUS_ZERO = new MinusZero();
const MINUS_ZERO_TYPE = 4;
const DEPTH_MAX = 40;
/** Results hold at most 262,144 values; this leaves room for what comes with them. */
const UNTRUSTED_NODES_MAX = 1_000_000;

const codec = new ExtensionCodec();
codec.register({
  type: UNDEFINED_TYPE,
  encode: (value) => (value instanceof Undefined ? new Uint8Array(0) : null),
  decode: () => undefined,
});
codec.register({
  type: MINUS_ZERO_TYPE,
  encode: (value) => (value instanceof MinusZero ? new Uint8Array(0) : null),
  decode: () => -0,
});
registerTyped(1, Float32Array);
registerTyped(2, Int32Array);
registerTyped(3, Uint8Array);

/** Little-endian on every platform that we run on. */
function registerTyped(
  type: number,
  Typed: typeof Float32Array | typeof Int32Array | typeof Uint8Array,
): void {
  codec.register({
    type,
    encode: (value) =>
      value instanceof Typed ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength) : null,
    // A copy of its own starts at offset 0, so it is aligned whatever came before it in the message.
    decode: (bytes) => new Typed(new Uint8Array(bytes).buffer),
  });
}

/** @throws when the message holds what MessagePack cannot carry. */
export function packMessage(message: unknown): Uint8Array {
  return encode(marked(message, 0), { extensionCodec: codec, maxDepth: DEPTH_MAX });
}

/** @throws when the bytes are no message. */
export function unpackMessage(bytes: Uint8Array): unknown {
  return decode(bytes, { extensionCodec: codec });
}

/** A message from hostile hands: `undefined`, which no schema takes, for bytes that are none or too much. Never throws. */
export function unpackUntrusted(bytes: Uint8Array): unknown {
  try {
    const bounds = { depthMax: DEPTH_MAX, nodesMax: UNTRUSTED_NODES_MAX };
    return isBoundedMessage(bytes, bounds) ? unpackMessage(bytes) : undefined;
  } catch {
    return undefined;
  }
}

function marked(value: unknown, depth: number): unknown {
  if (value === undefined) return UNDEFINED;
  if (Object.is(value, -0)) return MINUS_ZERO;
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (depth > DEPTH_MAX) throw new RangeError('The message is nested too deeply.');
  if (Array.isArray(value)) return value.map((inner) => marked(inner, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner, depth + 1)]));
}
