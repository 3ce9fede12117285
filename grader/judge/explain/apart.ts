/** Which values differ for sure: only what explains such a difference explains anything. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';

/** Whether no result can be within tolerance of both, whichever of them is expected. */
export function areApart(a: number, b: number, tolerance: ResolvedTolerance): boolean {
  if (!Number.isFinite(a) || !Number.isFinite(b)) return !Object.is(a, b);
  const allowed = 2 * tolerance.absolute + tolerance.relative * (Math.abs(a) + Math.abs(b));
  return Math.abs(a - b) > allowed;
}

/** How many of the values differ from one another for sure, counted up to `enough`. */
export function countApart(values: Iterable<number>, tolerance: ResolvedTolerance, enough: number): number {
  const seen: number[] = [];
  for (const value of values) {
    if (seen.length >= enough) break;
    if (seen.every((other) => areApart(value, other, tolerance))) seen.push(value);
  }
  return seen.length;
}
