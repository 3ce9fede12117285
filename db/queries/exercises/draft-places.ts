/** Where a course has, or would have, what a draft writes. */
import { and, eq, isNull, or, type SQL } from 'drizzle-orm';
import { assignments } from '../../schema/courses.ts';
import type { exerciseDrafts } from '../../schema/studio.ts';

export type DraftPlace = Pick<
  typeof exerciseDrafts.$inferSelect,
  'courseId' | 'exerciseId' | 'assignmentId' | 'copiedFrom'
>;

/** Of assignments: those with its exercise, and the row whose version it goes on from, before it takes its place. */
export function isPlaceOf({ courseId, exerciseId, assignmentId, copiedFrom }: DraftPlace): SQL | undefined {
  const goesOn =
    assignmentId === null || copiedFrom === null
      ? undefined
      : and(
          eq(assignments.id, assignmentId),
          eq(assignments.versionId, copiedFrom),
          isNull(assignments.withdrawnAt),
        );
  return and(eq(assignments.courseId, courseId), or(eq(assignments.exerciseId, exerciseId), goesOn));
}
