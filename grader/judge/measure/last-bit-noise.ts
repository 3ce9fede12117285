/** Inputs as another right program's rounding could have left them. */

import type { Value } from '../../protocol.ts';
import { isRecord, isTensorValue } from '../link/tensor-value.ts';

/**
 * The same value with every float32 element one step of its last bit away. Equal elements move alike, so ties stay
 * ties; whole numbers, plain numbers, integers and booleans stay, since they are labels, indices and options.
 */
export function withLastBitNoise(value: Value): Value {
  if (isTensorValue(value)) {
    if (value.dtype !== 'float32' || !(value.data instanceof Float32Array)) return value;
    return { ...value, data: moved(value.data) };
  }
  if (Array.isArray(value)) return value.map(withLastBitNoise);
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withLastBitNoise(inner)]));
  }
  return value;
}

/** Knuth's multiplicative hash: its top bit says up or down, the same for the same number. */
const GOLDEN_RATIO = 0x9e3779b1;

function moved(data: Float32Array): Float32Array {
  const result = data.slice();
  const bits = new Int32Array(result.buffer);
  for (const [i, value] of data.entries()) {
    if (!Number.isFinite(value) || Number.isInteger(value)) continue;
    const pattern = bits[i] ?? 0;
    bits[i] = pattern + (Math.imul(pattern, GOLDEN_RATIO) < 0 ? 1 : -1);
  }
  return result;
}
