import { insertAuditEvent } from '#db/queries/audit.ts';
import { lockEnrolment } from '#db/queries/courses/courses.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import {
  insertOverride,
  selectOptionalGrade,
  selectOptionalOverride,
  updateOverrideRevoked,
} from '#db/queries/grading/grades.ts';
import { roundPoints } from '#grader/judge/round-points.ts';
import type { ActorContext } from '../access/actor.ts';
import { outlineOf } from '../exercises/exercise-outline.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { findGradePlace, type GradePlace, type GradePlaceRefusal } from './find-grade-place.ts';
import { isHeldByAnother, isWithAnother } from './holds/with-another.ts';
import { isGradeMoved } from './seen-grade.ts';
import { settleGrade } from './settle-grade.ts';

/** In UTF-16 units: a long paragraph. */
export const REASON_LENGTH_MAX = 1_000;

export interface OverrideInput extends GradePlace {
  /** From 0 to the points of the exercise; set with two decimals. */
  readonly points: number;
  /** The student reads it. */
  readonly reason: string;
  /** The override that the person who asks saw, null for none: another one since then is a conflict. */
  readonly seenOverrideId: string | null;
  /**
   * Where it is given beside a submission: refused while another grader is at it, or was through with it since then, and
   * where another verdict counts than was seen.
   */
  readonly review?: {
    readonly submissionId: string;
    readonly readAt: Date;
    readonly seenPoints: number | null;
  };
}

export type OverrideRefusal =
  | GradePlaceRefusal
  | 'points-out-of-range'
  | 'reason-empty'
  | 'reason-too-long'
  | 'override-changed'
  | 'grade-changed'
  | 'graded-by-another';

/**
 * Sets the points of one student and exercise by hand; they hold until taken back, whatever is verified meanwhile. The
 * grade, and an audit row of the override and of the grade, are written with it.
 */
export async function overrideGrade(
  context: ActorContext,
  input: OverrideInput,
): Promise<Result<{ readonly overrideId: string }, OverrideRefusal>> {
  const found = await findGradePlace(context, input, 'override-grade');
  if (!found.ok) return found;
  const { course, assignment, student } = found.value;
  const reason = input.reason.trim();
  if (reason === '') return refuse('reason-empty');
  if (reason.length > REASON_LENGTH_MAX) return refuse('reason-too-long');
  if (assignment.versionId === null) return refuse('not-found');
  const key = { userId: student.id, assignmentId: assignment.id };
  const grade = await selectOptionalGrade(context.db, key);
  const version = await selectVersionOutline(context.db, assignment.versionId);
  const pointsMax = grade?.pointsMax ?? outlineOf(version).pointsMax;
  if (!(input.points >= 0 && input.points <= pointsMax)) return refuse('points-out-of-range');
  const points = roundPoints(input.points);
  const actorId = context.actor.userId;
  const at = context.now();
  return context.db.transaction(async (tx) => {
    await lockEnrolment(tx, { courseId: course.id, userId: student.id });
    if (input.review && (await isWithAnother(tx, { ...input.review, graderId: actorId, at })))
      return refuse('graded-by-another');
    const present = await selectOptionalOverride(tx, key);
    if ((present?.id ?? null) !== input.seenOverrideId) return refuse('override-changed');
    if (input.review && (await isGradeMoved(tx, { ...key, seenPoints: input.review.seenPoints })))
      return refuse('grade-changed');
    const overrideId = await insertOverride(tx, { ...key, points, reason, setBy: actorId });
    await insertAuditEvent(tx, {
      actorId,
      courseId: course.id,
      action: 'override.set',
      subjectId: student.id,
      details: { ...key, overrideId, points, reason, replaces: present?.id ?? null },
    });
    await settleGrade(tx, { userId: student.id, assignment, actorId, cause: 'override', at });
    return ok({ overrideId });
  });
}

/**
 * Takes back the override that holds; the one before it holds again, or else what was verified. Refused beside a submission
 * that another grader is at.
 */
export async function takeBackOverride(
  context: ActorContext,
  input: GradePlace & { readonly overrideId: string; readonly review?: { readonly submissionId: string } },
): Promise<Result<null, GradePlaceRefusal | 'override-changed' | 'graded-by-another'>> {
  const found = await findGradePlace(context, input, 'override-grade');
  if (!found.ok) return found;
  const { course, assignment, student } = found.value;
  const key = { userId: student.id, assignmentId: assignment.id };
  const actorId = context.actor.userId;
  const at = context.now();
  return context.db.transaction(async (tx) => {
    await lockEnrolment(tx, { courseId: course.id, userId: student.id });
    if (input.review && (await isHeldByAnother(tx, { ...input.review, graderId: actorId, at })))
      return refuse('graded-by-another');
    const present = await selectOptionalOverride(tx, key);
    if (present?.id !== input.overrideId) return refuse('override-changed');
    await updateOverrideRevoked(tx, { overrideId: present.id, at });
    await insertAuditEvent(tx, {
      actorId,
      courseId: course.id,
      action: 'override.taken-back',
      subjectId: student.id,
      details: { ...key, overrideId: present.id, points: present.points },
    });
    await settleGrade(tx, { userId: student.id, assignment, actorId, cause: 'override', at });
    return ok(null);
  });
}
