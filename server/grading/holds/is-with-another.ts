import type { Transaction } from '#db/database.ts';
import { lockHoldOfOthers, selectOptionalReviewDone } from '#db/queries/grading/holds.ts';
import { holdsSince } from './hold-rule.ts';

/**
 * Whether another grader is at a submission, or was through with it since the page was read on which somebody else wants
 * to give points: they would be given over points that nobody saw.
 */
export async function isWithAnother(
  tx: Transaction,
  of: { submissionId: string; graderId: string; at: Date; readAt: Date },
): Promise<boolean> {
  const { submissionId, graderId, at, readAt } = of;
  if (await lockHoldOfOthers(tx, { submissionId, holderId: graderId, since: holdsSince(at) })) return true;
  const done = await selectOptionalReviewDone(tx, submissionId);
  return done !== null && done.byId !== graderId && done.at > readAt;
}
