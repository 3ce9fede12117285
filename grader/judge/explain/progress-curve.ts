/** The steps that a long run reports, kept in a bounded number of points. */
import type { Progress } from '#grader/protocol.ts';

export interface ProgressCurve {
  add(point: Progress): void;
  /** In order, from the first to the last that came; at most {@link PROGRESS_POINTS_MAX} and one. */
  points(): Progress[];
}

/** A curve is a few hundred pixels wide. */
export const PROGRESS_POINTS_MAX = 200;

/** Keeps every point, then every second, every fourth …, and always the last. */
export function createProgressCurve(): ProgressCurve {
  let kept: Progress[] = [];
  let every = 1;
  let count = 0;
  let last: Progress | null = null;
  return {
    add(point) {
      last = point;
      if (count % every === 0) kept.push(point);
      count += 1;
      if (kept.length <= PROGRESS_POINTS_MAX) return;
      kept = kept.filter((_, i) => i % 2 === 0);
      every *= 2;
    },
    points: () => (last === null || kept.at(-1) === last ? [...kept] : [...kept, last]),
  };
}
