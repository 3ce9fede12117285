/** Whether a submission is another grader's: asked in the transaction of whoever wants to grade it. */
import type { Transaction } from '#db/database.ts';
import { lockHoldOfOthers, selectOptionalReviewDone } from '#db/queries/grading/holds.ts';
import { holdsSince } from './hold-rule.ts';

interface Grading {
  readonly submissionId: string;
  readonly graderId: string;
  readonly at: Date;
}

/** Another grader is at it. */
export async function isHeldByAnother(
  tx: Transaction,
  { submissionId, graderId, at }: Grading,
): Promise<boolean> {
  return (await lockHoldOfOthers(tx, { submissionId, holderId: graderId, since: holdsSince(at) })) !== null;
}

/**
 * Another grader is at it, or was through with it since the page was read on which somebody else wants to give points:
 * they would be given over points that nobody saw.
 */
export async function isWithAnother(
  tx: Transaction,
  of: Grading & { readonly readAt: Date },
): Promise<boolean> {
  if (await isHeldByAnother(tx, of)) return true;
  const done = await selectOptionalReviewDone(tx, of.submissionId);
  return done !== null && done.byId !== of.graderId && done.at > of.readAt;
}
