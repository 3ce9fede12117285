/** Which values differ for sure: only what explains such a difference explains anything. */
import type { ResolvedTolerance } from '#grader/backend/tolerances.ts';
import { distance } from '../compare/tensor-difference.ts';

/** In tolerances: what lies within tolerance of the one is not within tolerance of the other. */
const APART = 2;

/** Whether no result can be within tolerance of both. */
export function areApart(a: number, b: number, tolerance: ResolvedTolerance): boolean {
  return distance(a, b, tolerance) > APART;
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
