/** The override that holds for one student and exercise, with what would count without it. */
import type { Queryable } from '#db/database.ts';
import type { Assignment } from '#db/queries/courses/courses.ts';
import { selectOptionalOverride } from '#db/queries/grading/grades.ts';
import { selectUserName } from '#db/queries/people/people.ts';
import type { SubmissionRow } from '#db/queries/work/submissions.ts';
import type { Deadlines } from '../courses/deadlines.ts';
import type { HeldOverrideView } from './grade-explanation-view.ts';
import { countingResult } from './grade-rule.ts';

/** @param of every submission of that student, and the dates that hold for them */
export async function heldOverride(
  db: Queryable,
  of: { userId: string; assignment: Assignment; rows: readonly SubmissionRow[]; deadlines: Deadlines },
): Promise<HeldOverrideView | null> {
  const { userId, assignment, rows, deadlines } = of;
  const override = await selectOptionalOverride(db, { userId, assignmentId: assignment.id });
  if (!override) return null;
  const verified = rows.flatMap(({ report, submission, casePoints, rubricPoints }) =>
    report ? [{ ...report, casePoints, rubricPoints, submittedAt: submission.submittedAt }] : [],
  );
  const automatic = countingResult(verified, { ...assignment, deadlines });
  return {
    id: override.id,
    points: override.points,
    reason: override.reason,
    by: await selectUserName(db, override.setBy),
    at: override.createdAt.toISOString(),
    automaticPoints: automatic?.points ?? null,
  };
}
