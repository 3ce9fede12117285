/** The points-left curve: the best verified score of each exercise summed over time, and what is due when. */
import type { CourseHomeView } from './course-home-view.ts';
import type { ExerciseWork } from './exercise-row.ts';
import { totalPerPoint } from './weight.ts';

/** Both series are running totals: points verified by then, points due by then. */
export function pointsLeftCurve(
  work: readonly ExerciseWork[],
  scores: readonly { assignmentId: string; points: number; at: Date }[],
): CourseHomeView['pointsLeft'] {
  const perPoint = new Map(
    work.map(({ assignment, outline }) => [
      assignment.id,
      totalPerPoint(assignment, outline?.pointsMax ?? 0),
    ]),
  );
  const best = new Map<string, number>();
  let total = 0;
  const verified = scores.flatMap(({ assignmentId, points, at }) => {
    const gained = points - (best.get(assignmentId) ?? 0);
    if (gained <= 0) return [];
    best.set(assignmentId, points);
    total += gained * (perPoint.get(assignmentId) ?? 1);
    return [{ at: at.toISOString(), points: total }];
  });
  let dueTotal = 0;
  const due = work
    .flatMap(({ assignment, deadlines: { dueAt }, outline }) =>
      dueAt && outline ? [{ at: dueAt, points: outline.pointsMax * (perPoint.get(assignment.id) ?? 1) }] : [],
    )
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ at, points }) => {
      dueTotal += points;
      return { at: at.toISOString(), points: dueTotal };
    });
  return { verified, due };
}
