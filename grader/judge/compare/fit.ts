/** Whether a result can be worked with at all: the form, shapes and dtypes of what is due, and numbers where it has numbers. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { TensorValue, Value } from '#grader/protocol.ts';
import { isRecord, isTensorValue } from '../link/tensor-value.ts';
import { compareValues, type Mismatch } from './compare.ts';

/**
 * The first part of `actual` that has another form than `due`, or else the worst that is NaN or infinite where `due` is
 * finite; null when it fits. Which numbers and words they are is not looked at.
 */
export function findUnfit(actual: Value, due: Value, tolerance: ResolvedTolerance): Mismatch | null {
  return compareValues(actual, asFarAsItFits(due, actual), { tolerance });
}

/** `due` with everything of `actual` that is no worse than what is due there. */
function asFarAsItFits(due: Value, actual: Value): Value {
  if (isTensorValue(due)) return isTensorValue(actual) ? tensorAsFarAsItFits(due, actual) : due;
  if (typeof due === 'number') return typeof actual === 'number' ? numberOf(due, actual) : due;
  if (Array.isArray(due)) {
    return Array.isArray(actual) ? due.map((inner: Value, i) => asFarAsItFits(inner, actual[i])) : due;
  }
  if (isRecord(due)) {
    if (!isRecord(actual)) return due;
    return Object.fromEntries(
      Object.entries(due).map(([key, inner]) => [key, asFarAsItFits(inner, actual[key])]),
    );
  }
  return due !== null && typeof due === typeof actual ? actual : due;
}

function tensorAsFarAsItFits(due: TensorValue, actual: TensorValue): TensorValue {
  if (due.dtype !== actual.dtype || due.shape.join() !== actual.shape.join()) return due;
  const data = due.data.map((number, i) => numberOf(number, actual.data[i] ?? Number.NaN));
  return { ...due, data };
}

/** What nobody can call wrong yet. */
function numberOf(due: number, actual: number): number {
  return Number.isFinite(actual) || !Number.isFinite(due) ? actual : due;
}
