import { notify, SUBMISSION_CHANNEL } from '#db/notify.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { updateBatchPieceReopened } from '#db/queries/jobs/batches.ts';
import {
  selectOptionalVerificationTask,
  updateVerificationReopened,
} from '#db/queries/work/verifications.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMember } from '../../access/membership.ts';
import { isId } from '../../platform/is-id.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { lanesOfVerifications } from '../lanes-of-verifications.ts';

export type RetryRefusal = 'not-found' | 'staff-only' | 'not-stuck';

/** Has the grader try again what it gave up on: on the same inputs, in the lane that it came from. */
export async function retryStuckSubmission(
  context: ActorContext,
  { verificationId }: { verificationId: string },
): Promise<Result<null, RetryRefusal>> {
  const task = isId(verificationId) ? await selectOptionalVerificationTask(context.db, verificationId) : null;
  const member = task && (await findMember(context, task.assignment.id));
  if (!task || !member) return refuse('not-found');
  if (!may(member, 'retry-stuck-jobs')) return refuse('staff-only');
  const { verification, submission, assignment } = task;
  const { batchId } = verification;
  const lane = (await lanesOfVerifications(context.db, [verification]))(verification);
  return context.db.transaction(async (tx) => {
    if (!(await updateVerificationReopened(tx, verificationId))) return refuse('not-stuck');
    if (batchId !== null) await updateBatchPieceReopened(tx, batchId);
    const request = { kind: 'verify', verificationId, batchId } as const;
    await context.queue.send(tx, [{ request, lane, personId: submission.userId }]);
    await insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId: assignment.courseId,
      action: 'submission.tried-again',
      subjectId: submission.id,
      details: { verificationId, purpose: verification.purpose },
    });
    await notify(tx, SUBMISSION_CHANNEL, submission.id);
    return ok(null);
  });
}
