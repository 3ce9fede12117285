/** The points-left curve: the best verified score of each exercise summed over time, and what is due when. */
import type { CourseHomeView } from './course-home-view.ts';
import { type ExerciseWork, pointsAtMost } from './exercise-row.ts';
import { isLargerShare, type PointsOf } from './points-share.ts';
import { totalPerPoint } from './weight.ts';

/** Both series are running totals: points verified by then, points due by then. */
export function pointsLeftCurve(
  work: readonly ExerciseWork[],
  scores: readonly { assignmentId: string; points: number; pointsMax: number; at: Date }[],
): CourseHomeView['pointsLeft'] {
  const assignments = new Map(work.map(({ assignment }) => [assignment.id, assignment]));
  const best = new Map<string, PointsOf & { counted: number }>();
  let total = 0;
  const verified = scores.flatMap(({ assignmentId, points, pointsMax, at }) => {
    const assignment = assignments.get(assignmentId);
    const before = best.get(assignmentId) ?? { points: 0, pointsMax: 0, counted: 0 };
    // A score is of the points of the version that gave it.
    if (!assignment || !isLargerShare({ points, pointsMax }, before)) return [];
    const counted = points * totalPerPoint(assignment, pointsMax);
    best.set(assignmentId, { points, pointsMax, counted });
    total += counted - before.counted;
    return [{ at: at.toISOString(), points: total }];
  });
  let dueTotal = 0;
  const due = work
    .flatMap((one) => {
      const { assignment, deadlines, outline } = one;
      const points = pointsAtMost(one);
      return deadlines.dueAt && outline
        ? [{ at: deadlines.dueAt, points: points * totalPerPoint(assignment, points) }]
        : [];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, points }) => {
      dueTotal += points;
      return { at: at.toISOString(), points: dueTotal };
    });
  return { verified, due };
}
