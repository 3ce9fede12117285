/** Holds: one grader at a submission at a time, and at one submission, as long as they are active. */
import { insertAuditEvent } from '#db/queries/audit.ts';
import {
  deleteHold,
  deleteOtherHolds,
  lockHolds,
  selectHolds,
  updateHolder,
  upsertHold,
} from '#db/queries/grading/holds.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { findReviewed, type ReviewRefusal } from '../queue/find-reviewed.ts';
import { HOLD_MS, holdsSince, holdView } from './hold-rule.ts';
import type { HoldView } from './hold-view.ts';

/** Takes the submission for the person who asks, or renews their hold; where somebody else is at it, says who. */
export async function holdSubmission(
  context: ActorContext,
  input: { submissionId: string },
): Promise<Result<HoldView, ReviewRefusal>> {
  const found = await findReviewed(context, input.submissionId);
  if (!found.ok) return found;
  const { userId: holderId } = context.actor;
  const { id: submissionId } = found.value.submission;
  const at = context.now();
  const since = holdsSince(at);
  if (await upsertHold(context.db, { submissionId, holderId, at, since })) {
    // A page that was closed gives nothing back: whoever opens another submission has left the one before.
    await deleteOtherHolds(context.db, { submissionId, holderId });
    return ok(mineFrom(at));
  }
  const others = (await selectHolds(context.db, { submissionIds: [submissionId], since })).get(submissionId);
  // Whoever had it has left between the two questions.
  return others ? ok(holdView(others, holderId)) : holdSubmission(context, input);
}

/** Gives the submission back; a hold of somebody else stays. */
export async function leaveSubmission(
  context: ActorContext,
  input: { submissionId: string },
): Promise<Result<null, ReviewRefusal>> {
  const found = await findReviewed(context, input.submissionId);
  if (!found.ok) return found;
  const { id: submissionId } = found.value.submission;
  await deleteHold(context.db, { submissionId, holderId: context.actor.userId });
  return ok(null);
}

/** Takes a submission from the grader whom the person who asks saw at it; an audit row says so. */
export async function takeOverHold(
  context: ActorContext,
  input: { submissionId: string; seenHolderId: string },
): Promise<Result<HoldView, ReviewRefusal | 'hold-changed'>> {
  const found = await findReviewed(context, input.submissionId);
  if (!found.ok) return found;
  const { submission, assignment } = found.value;
  const { userId: holderId } = context.actor;
  const at = context.now();
  const { seenHolderId } = input;
  const taken = await context.db.transaction(async (tx) => {
    const hold = { submissionId: submission.id, holderId, seenHolderId, at };
    await lockHolds(tx, hold);
    if (!(await updateHolder(tx, hold))) return false;
    await deleteOtherHolds(tx, hold);
    await insertAuditEvent(tx, {
      actorId: holderId,
      courseId: assignment.courseId,
      action: 'hold.taken-over',
      subjectId: submission.id,
      details: { from: seenHolderId },
    });
    return true;
  });
  return taken ? ok(mineFrom(at)) : refuse('hold-changed');
}

function mineFrom(at: Date): HoldView {
  return { kind: 'mine', until: new Date(at.getTime() + HOLD_MS).toISOString() };
}
