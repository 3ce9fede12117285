/** How far apart two results are as one number. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { TensorValue, Value } from '#grader/protocol.ts';
import { isRecord, isTensorValue } from '../link/tensor-value.ts';
import { distance } from './tensor-difference.ts';

const EXACT: ResolvedTolerance = { absolute: 0, relative: 0 };

/** The largest difference in tolerances; infinite when they differ in form. Agrees with `compareValues`: above 1 is a mismatch. */
export function valueDistance(actual: Value, expected: Value, tolerance: ResolvedTolerance): number {
  if (isTensorValue(expected)) {
    return isTensorValue(actual) ? tensorDistance(actual, expected, tolerance) : Number.POSITIVE_INFINITY;
  }
  if (typeof expected === 'number' && typeof actual === 'number') {
    return distance(actual, expected, tolerance);
  }
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) return Number.POSITIVE_INFINITY;
    return largest(expected.map((inner, i) => valueDistance(actual[i], inner, tolerance)));
  }
  if (isRecord(expected) && isRecord(actual)) {
    return largest(
      Object.entries(expected).map(([key, inner]) =>
        // A key that is not there is missing, also where `undefined` is due.
        Object.hasOwn(actual, key) ? valueDistance(actual[key], inner, tolerance) : Number.POSITIVE_INFINITY,
      ),
    );
  }
  return actual === expected ? 0 : Number.POSITIVE_INFINITY;
}

function tensorDistance(actual: TensorValue, expected: TensorValue, tolerance: ResolvedTolerance): number {
  if (actual.shape.join() !== expected.shape.join() || actual.dtype !== expected.dtype) {
    return Number.POSITIVE_INFINITY;
  }
  const allowed = expected.dtype === 'float32' ? tolerance : EXACT;
  let most = 0;
  for (let i = 0; i < expected.data.length; i++) {
    most = Math.max(most, distance(actual.data[i] ?? Number.NaN, expected.data[i] ?? Number.NaN, allowed));
  }
  return most;
}

function largest(distances: readonly number[]): number {
  return distances.reduce((most, one) => Math.max(most, one), 0);
}
