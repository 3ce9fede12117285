/** A submission that staff are to review, with where it belongs. */
import { type Assignment, selectAssignment } from '#db/queries/courses/courses.ts';
import type { ActorContext } from '../../access/actor.ts';
import { type Deed, may } from '../../access/deeds.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { type FoundSubmission, findSubmission } from '../../submissions/find-submission.ts';

export type ReviewRefusal = 'not-found' | 'staff-only';

export interface FoundReviewed extends FoundSubmission {
  readonly assignment: Assignment;
}

export async function findStaffed(
  context: ActorContext,
  { submissionId, deed }: { submissionId: string; deed: Deed },
): Promise<Result<FoundReviewed, ReviewRefusal>> {
  const found = await findSubmission(context, submissionId);
  if (!found.ok) return found;
  if (!may(found.value.member, deed)) return refuse('staff-only');
  const assignment = await selectAssignment(context.db, found.value.submission.assignmentId);
  return ok({ ...found.value, assignment });
}

export function findReviewed(
  context: ActorContext,
  submissionId: string,
): Promise<Result<FoundReviewed, ReviewRefusal>> {
  return findStaffed(context, { submissionId, deed: 'review-submission' });
}
