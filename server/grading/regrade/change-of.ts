import { roundPoints } from '#grader/judge/round-points.ts';

export type PointsChange = 'gains' | 'loses' | 'same';

/** A first grade is a gain, whatever its points. */
export function changeOf(from: number | null, to: number | null): PointsChange {
  if (from === to) return 'same';
  if (from === null) return 'gains';
  if (to === null) return 'loses';
  // Stored grades may have tails from before points were rounded.
  const gained = roundPoints(to) - roundPoints(from);
  if (gained === 0) return 'same';
  return gained > 0 ? 'gains' : 'loses';
}
