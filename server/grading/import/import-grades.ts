/** A file of grades: what it would do, and doing exactly that. */

import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import {
  lockEnrolment,
  selectOptionalAssignment,
  selectOptionalCourse,
} from '#db/queries/courses/courses.ts';
import { insertOverride, selectOptionalGrade } from '#db/queries/grading/grades.ts';
import type { ActorContext } from '../../access/actor.ts';
import { byToken } from '../../access/by-token.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { readExercisePath } from '../../courses/exercise-path.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { REASON_LENGTH_MAX } from '../override-grade.ts';
import { settleGrade } from '../settle-grade.ts';
import { viewGradebook } from '../view-gradebook.ts';
import type { GradesImportPlan, ImportChangeView } from './import-view.ts';
import { planImport } from './plan-import.ts';

/** In UTF-8. 600 students × 60 exercises are less than half of it, and a request of a page holds no more than 1 MB. */
export const GRADES_FILE_BYTES_MAX = 900_000;

export interface GradesImportInput {
  readonly course: string;
  /** The file, as text. */
  readonly text: string;
}

type ImportRefusal = 'not-found' | 'staff-only' | 'grades-file-too-long';

/** What the file would change, and what in it cannot be read. Changes nothing. */
export async function previewGrades(
  context: ActorContext,
  input: GradesImportInput,
): Promise<Result<GradesImportPlan, ImportRefusal>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  if (!may(membership.value.member, 'override-grade')) return refuse('staff-only');
  if (Buffer.byteLength(input.text) > GRADES_FILE_BYTES_MAX) return refuse('grades-file-too-long');
  const book = await viewGradebook(context, input);
  return book.ok ? ok(planImport(input.text, book.value)) : book;
}

/** Sets every changed grade by hand, in one transaction; where the plan is another by now, none. */
export async function importGrades(
  context: ActorContext,
  input: GradesImportInput & { readonly hash: string; readonly reason: string },
): Promise<
  Result<{ readonly changes: number }, ImportRefusal | 'plan-changed' | 'reason-empty' | 'reason-too-long'>
> {
  const plan = await previewGrades(context, input);
  if (!plan.ok) return plan;
  const reason = input.reason.trim();
  if (reason === '') return refuse('reason-empty');
  if (reason.length > REASON_LENGTH_MAX) return refuse('reason-too-long');
  const { changes, problems, hash } = plan.value;
  if (hash !== input.hash || problems.length > 0) return refuse('plan-changed');
  const course = await selectOptionalCourse(context.db, input.course);
  if (!course) return refuse('not-found');
  // Each student is held until the end: in one order, or two who write much would wait for each other.
  const ordered = changes.toSorted((a, b) => (a.userId < b.userId ? -1 : 1));
  const setAll = async (tx: Transaction) => {
    for (const change of ordered) await setByHand(tx, { context, courseId: course.id, change, reason });
    await insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId: course.id,
      action: 'grades.imported',
      details: { changes: changes.length, reason, ...byToken(context) },
    });
  };
  try {
    await context.db.transaction(setAll);
    return ok({ changes: changes.length });
  } catch (error) {
    if (error instanceof PlanChanged) return refuse('plan-changed');
    throw error;
  }
}

/** Ends the transaction of an import that would set anything over what its plan did not show. */
class PlanChanged extends Error {}

async function setByHand(
  tx: Transaction,
  of: { context: ActorContext; courseId: string; change: ImportChangeView; reason: string },
): Promise<void> {
  const { context, courseId, change, reason } = of;
  const placed = await selectOptionalAssignment(tx, { courseId, ...readExercisePath(change.exercise) });
  if (!placed) throw new PlanChanged();
  const { assignment } = placed;
  const key = { userId: change.userId, assignmentId: assignment.id };
  const actorId = context.actor.userId;
  await lockEnrolment(tx, { courseId, userId: change.userId });
  // The plan was compared before anybody was held: a verdict or a colleague may have come between.
  const present = await selectOptionalGrade(tx, key);
  if ((present?.points ?? null) !== change.from) throw new PlanChanged();
  const overrideId = await insertOverride(tx, { ...key, points: change.to, reason, setBy: actorId });
  await insertAuditEvent(tx, {
    actorId,
    courseId,
    action: 'override.set',
    subjectId: change.userId,
    details: { ...key, overrideId, points: change.to, reason },
  });
  const at = context.now();
  await settleGrade(tx, { userId: change.userId, assignment, actorId, cause: 'import', at });
}
