/** A tensor in figures, before any of it is thinned out for a picture. */
import type { TensorStats } from '#grader/protocol.ts';

/**
 * @param values elements in any order; booleans as 0 and 1.
 * @param of what the figures are said to belong to.
 */
export function statsOf(
  values: ArrayLike<number>,
  of: { readonly dtype: string; readonly shape: readonly number[] },
): TensorStats {
  let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [nan, infinite, sum, finite] = [0, 0, 0, 0];
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    if (Number.isNaN(value)) nan += 1;
    else if (!Number.isFinite(value)) infinite += 1;
    else {
      finite += 1;
      sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  const base = { dtype: of.dtype, shape: [...of.shape], nan, infinite };
  if (finite === 0) return { ...base, min: null, max: null, mean: null, std: null };
  const mean = sum / finite;
  let squares = 0;
  for (let i = 0; i < values.length; i += 1) {
    const distance = (values[i] ?? Number.NaN) - mean;
    if (Number.isFinite(distance)) squares += distance * distance;
  }
  return { ...base, min, max, mean, std: Math.sqrt(squares / finite) };
}
