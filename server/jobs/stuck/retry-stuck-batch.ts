import { insertAuditEvent } from '#db/queries/audit.ts';
import { updateBatchGivenUp } from '#db/queries/jobs/batches.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { type BatchRefusal, findBatch } from '../batches/find-batch.ts';
import { laneOf } from '../batches/start-batch.ts';

/** Has a batch go on where the grader gave up on it. */
export async function retryStuckBatch(
  context: ActorContext,
  { batchId }: { batchId: string },
): Promise<Result<null, BatchRefusal | 'not-stuck'>> {
  const found = await findBatch(context, { batchId, deed: 'retry-stuck-jobs' });
  if (!found.ok) return found;
  const { kind, courseId, state } = found.value;
  const { userId } = context.actor;
  return context.db.transaction(async (tx) => {
    if (!(await updateBatchGivenUp(tx, { batchId, at: null }))) return refuse('not-stuck');
    await context.queue.send(tx, [{ request: { kind, batchId }, lane: laneOf(kind), personId: userId }]);
    await insertAuditEvent(tx, {
      actorId: userId,
      courseId,
      action: 'batch.tried-again',
      subjectId: batchId,
      details: { kind, state },
    });
    return ok(null);
  });
}
