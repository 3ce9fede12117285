/** How far apart two tensors of one shape and dtype are. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import type { Difference, TensorValue } from '#grader/protocol.ts';
import { indexInWords } from '../explain/index-words.ts';
import { toJsonNumber } from '../link/json-value.ts';
import { unravel } from '../link/tensor-value.ts';

/**
 * In tolerances: 0 when equal, above 1 when too far apart, infinite when one is NaN or an infinity and the other is
 * not the same. A NaN agrees with a NaN that is expected, an infinity with the same infinity, -0 with 0.
 */
export function distance(actual: number, expected: number, tolerance: ResolvedTolerance): number {
  if (actual === expected) return 0;
  if (!Number.isFinite(actual) || !Number.isFinite(expected)) {
    return Number.isNaN(actual) && Number.isNaN(expected) ? 0 : Number.POSITIVE_INFINITY;
  }
  const allowed = tolerance.absolute + tolerance.relative * Math.abs(expected);
  return allowed > 0 ? Math.abs(actual - expected) / allowed : Number.POSITIVE_INFINITY;
}

/** True when every element is within tolerance. Both tensors must have one shape. */
export function agrees(actual: TensorValue, expected: TensorValue, tolerance: ResolvedTolerance): boolean {
  const { data } = actual;
  for (let i = 0; i < data.length; i++) {
    if (distance(data[i] ?? Number.NaN, expected.data[i] ?? Number.NaN, tolerance) > 1) return false;
  }
  return true;
}

export interface DifferenceContext {
  readonly path: string;
  readonly tolerance: ResolvedTolerance;
  /** Axis words of this tensor. */
  readonly layout?: readonly string[] | undefined;
}

/** The difference of two tensors of one shape, or null when every element is within tolerance. */
export function measureDifference(
  actual: TensorValue,
  expected: TensorValue,
  { path, tolerance, layout }: DifferenceContext,
): Difference | null {
  const found = scan(actual, expected, tolerance);
  if (found.differing === 0) return null;
  const worstIndex = unravel(found.worst, expected.shape);
  return {
    path,
    differing: found.differing,
    total: expected.data.length,
    maxAbsolute: found.maxAbsolute,
    maxRelative: found.maxRelative,
    maxInTolerances: found.maxInTolerances,
    worstIndex,
    worstIndexWords: indexInWords(worstIndex, layout),
    expectedAtWorst: toJsonNumber(expected.data[found.worst] ?? Number.NaN),
    actualAtWorst: toJsonNumber(actual.data[found.worst] ?? Number.NaN),
    nanCount: found.nanCount,
    infinityCount: found.infinityCount,
    toleranceAbsolute: tolerance.absolute,
    toleranceRelative: tolerance.relative,
  };
}

function scan(actual: TensorValue, expected: TensorValue, tolerance: ResolvedTolerance) {
  const found = {
    differing: 0,
    worst: -1,
    worstDistance: 0,
    maxAbsolute: null as number | null,
    maxRelative: null as number | null,
    maxInTolerances: null as number | null,
    nanCount: 0,
    infinityCount: 0,
  };
  for (let i = 0; i < expected.data.length; i++) {
    const a = actual.data[i] ?? Number.NaN;
    const e = expected.data[i] ?? Number.NaN;
    const apart = distance(a, e, tolerance);
    if (apart <= 1) continue;
    found.differing += 1;
    if (Number.isNaN(a)) found.nanCount += 1;
    else if (!Number.isFinite(a)) found.infinityCount += 1;
    if (apart > found.worstDistance) {
      found.worst = i;
      found.worstDistance = apart;
    }
    if (Number.isFinite(a) && Number.isFinite(e)) {
      const absolute = Math.abs(a - e);
      found.maxAbsolute = Math.max(found.maxAbsolute ?? 0, absolute);
      if (e !== 0) found.maxRelative = Math.max(found.maxRelative ?? 0, absolute / Math.abs(e));
      if (Number.isFinite(apart)) found.maxInTolerances = Math.max(found.maxInTolerances ?? 0, apart);
    }
  }
  return found;
}
