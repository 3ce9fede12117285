/** Being through with a submission, and wanting one to be looked at again. */
import { insertAuditEvent } from '#db/queries/audit.ts';
import {
  deleteHold,
  deleteReviewDone,
  insertFlag,
  insertReviewDone,
  updateFlagCleared,
} from '#db/queries/grading/holds.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { showDraftedComments } from '../../submissions/release-comments.ts';
import { isHeldByAnother } from '../holds/with-another.ts';
import { holdGivenRubric, showGivenRubric } from '../rubric/give-rubric.ts';
import { findReviewed, type ReviewRefusal } from './find-reviewed.ts';

/**
 * Shows the student what the person who asks has drafted, and what of the rubric is given; then the submission leaves the
 * queues, and the hold ends: all of it, or nothing. Refused while somebody else is at it.
 */
export async function finishReview(
  context: ActorContext,
  input: { submissionId: string },
): Promise<Result<null, ReviewRefusal | 'held-by-another'>> {
  const found = await findReviewed(context, input.submissionId);
  if (!found.ok) return found;
  const { submission, assignment, member } = found.value;
  if (!may(member, 'comment-on-submission') || !may(member, 'use-rubric')) return refuse('staff-only');
  const { userId: doneBy } = context.actor;
  const { id: submissionId } = submission;
  const { courseId } = assignment;
  const doneAt = context.now();
  const key = { submissionId, holderId: doneBy };
  const isDone = await context.db.transaction(async (tx) => {
    const itemIds = await holdGivenRubric(tx, { submission, assignment });
    if (await isHeldByAnother(tx, { submissionId, graderId: doneBy, at: doneAt })) return false;
    await showDraftedComments(tx, { submissionId, authorId: doneBy, courseId });
    await showGivenRubric(tx, { submission, assignment, actorId: doneBy, at: doneAt, itemIds });
    if (await insertReviewDone(tx, { submissionId, doneBy, doneAt }))
      await insertAuditEvent(tx, {
        ...{ actorId: doneBy, courseId, action: 'review.done' },
        ...{ subjectId: submissionId, details: {} },
      });
    // In one transaction: whoever holds it next sees that it is done.
    await deleteHold(tx, key);
    return true;
  });
  return isDone ? ok(null) : refuse('held-by-another');
}

/** The submission goes back into the queues that it belongs to. */
export async function reopenReview(
  context: ActorContext,
  input: { submissionId: string },
): Promise<Result<null, ReviewRefusal>> {
  const found = await findReviewed(context, input.submissionId);
  if (!found.ok) return found;
  const { submission, assignment } = found.value;
  await context.db.transaction(async (tx) => {
    if (!(await deleteReviewDone(tx, submission.id))) return;
    await insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId: assignment.courseId,
      action: 'review.reopened',
      subjectId: submission.id,
      details: {},
    });
  });
  return ok(null);
}

/** Marks a submission to be looked at again, or takes the mark off. Students do not see it. */
export async function flagSubmission(
  context: ActorContext,
  input: { submissionId: string; flagged: boolean },
): Promise<Result<null, ReviewRefusal>> {
  const found = await findReviewed(context, input.submissionId);
  if (!found.ok) return found;
  const { submission, assignment } = found.value;
  const { userId } = context.actor;
  const at = context.now();
  await context.db.transaction(async (tx) => {
    const flag = { submissionId: submission.id, flaggedBy: userId, flaggedAt: at };
    const cleared = { submissionId: submission.id, clearedBy: userId, at };
    const changed = input.flagged ? await insertFlag(tx, flag) : await updateFlagCleared(tx, cleared);
    if (!changed) return;
    await insertAuditEvent(tx, {
      actorId: userId,
      courseId: assignment.courseId,
      action: input.flagged ? 'submission.flagged' : 'submission.flag-cleared',
      subjectId: submission.id,
      details: {},
    });
  });
  return ok(null);
}
