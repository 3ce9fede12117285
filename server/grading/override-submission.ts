/** Points by hand for whoever submitted something: for staff who may not know who that is. */

import { selectOptionalAssignmentById } from '#db/queries/courses/courses.ts';
import type { ActorContext } from '../access/actor.ts';
import { exercisePath } from '../courses/exercise-path.ts';
import { type Result, refuse } from '../platform/result.ts';
import type { GradePlace } from './find-grade-place.ts';
import {
  type OverrideInput,
  type OverrideRefusal,
  overrideGrade,
  takeBackOverride,
} from './override-grade.ts';
import { findReviewed, type ReviewRefusal } from './queue/find-reviewed.ts';

type OfSubmission = { readonly submissionId: string };

interface SubmissionOverride extends OfSubmission, Omit<OverrideInput, keyof GradePlace | 'review'> {
  /** What the person who asks saw was of then. */
  readonly readAt: Date;
  /** What counted there; null: nothing. */
  readonly seenPoints: number | null;
}

/** `overrideGrade` by a submission, which no other grader is at. */
export async function overrideSubmission(
  context: ActorContext,
  { submissionId, readAt, seenPoints, ...draft }: SubmissionOverride,
): Promise<Result<{ readonly overrideId: string }, OverrideRefusal>> {
  const place = await findPlace(context, submissionId);
  if (!place.ok) return place;
  return overrideGrade(context, { ...place.value, ...draft, review: { submissionId, readAt, seenPoints } });
}

/** `takeBackOverride` by a submission, which no other grader is at. */
export async function takeBackOfSubmission(
  context: ActorContext,
  { submissionId, overrideId }: OfSubmission & { overrideId: string },
): Promise<Result<null, ReviewRefusal | 'override-changed' | 'graded-by-another'>> {
  const place = await findPlace(context, submissionId);
  return place.ok
    ? takeBackOverride(context, { ...place.value, overrideId, review: { submissionId } })
    : place;
}

async function findPlace(
  context: ActorContext,
  submissionId: string,
): Promise<Result<GradePlace, ReviewRefusal>> {
  const found = await findReviewed(context, submissionId);
  if (!found.ok) return found;
  const { submission } = found.value;
  const placed = await selectOptionalAssignmentById(context.db, submission.assignmentId);
  if (!placed) return refuse('not-found');
  const { course, module, assignment } = placed;
  const exercise = exercisePath(module, assignment);
  return { ok: true, value: { course: course.slug, studentId: submission.userId, exercise } };
}
