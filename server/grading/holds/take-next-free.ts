import { deleteHold, selectHolds, selectOptionalReviewDone, upsertHold } from '#db/queries/grading/holds.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { findQueueRows } from '../queue/queue-rows.ts';
import type { ReviewQueue } from '../review-view.ts';
import { holdsSince } from './hold-rule.ts';

/** A flag, and a question, wait also where somebody was through with the submission. */
const MAY_BE_DONE: ReadonlySet<ReviewQueue['kind']> = new Set(['flagged', 'requested']);

/**
 * Takes the first submission of a queue that nobody is at, from behind the one that is open, and round again. Of several
 * graders who ask at once each gets another one. Null: there is none.
 */
export async function takeNextFree(
  context: ActorContext,
  input: { course: string; queue: ReviewQueue; openId: string },
): Promise<Result<{ readonly submissionId: string } | null, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'review-submission')) return refuse('staff-only');
  const { db } = context;
  const rows = await findQueueRows(context, { course, queue: input.queue });
  const ids = rows.map(({ submissionId }) => submissionId);
  const at = ids.indexOf(input.openId);
  const ordered = [...ids.slice(at + 1), ...ids.slice(0, Math.max(at, 0))];
  const now = context.now();
  const since = holdsSince(now);
  const { userId: holderId } = context.actor;
  const held = await selectHolds(db, { submissionIds: ordered, since });
  for (const submissionId of ordered) {
    const hold = held.get(submissionId);
    if (hold && hold.holderId !== holderId) continue;
    if (!(await upsertHold(db, { submissionId, holderId, at: now, since }))) continue;
    // Whoever had it a moment ago may have been through with it: that is written before it is given back.
    if (MAY_BE_DONE.has(input.queue.kind) || !(await selectOptionalReviewDone(db, submissionId)))
      return ok({ submissionId });
    await deleteHold(db, { submissionId, holderId });
  }
  return ok(null);
}
