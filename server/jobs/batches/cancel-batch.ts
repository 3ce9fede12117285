import { insertAuditEvent } from '#db/queries/audit.ts';
import { deleteUnfinishedPieces, updateBatchState } from '#db/queries/jobs/batches.ts';
import type { BatchKind } from '#db/schema/batches.ts';
import type { ActorContext } from '../../access/actor.ts';
import type { Deed } from '../../access/deeds.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { type BatchRefusal, findBatch } from './find-batch.ts';

export type CancelRefusal = BatchRefusal | 'batch-ended';

/** Ends a batch soon, wherever it is. What is done stays: it says how much that is. */
export async function endBatch(
  { batchId, kind, deed }: { batchId: string; kind: BatchKind; deed: Deed },
  context: ActorContext,
): Promise<Result<{ readonly done: number; readonly total: number | null }, CancelRefusal>> {
  const found = await findBatch(context, { batchId, kind, deed });
  if (!found.ok) return found;
  const { state, courseId, done, total } = found.value;
  const moved = await context.db.transaction(async (tx) => {
    const move = { batchId, from: ['running', 'applying'], to: 'cancelled', at: context.now() } as const;
    if (!(await updateBatchState(tx, move))) return false;
    await context.queue.cancel(tx, { batchId });
    await insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId,
      action: `${kind}.cancelled`,
      subjectId: batchId,
      details: { from: state, done, total },
    });
    return true;
  });
  if (!moved) return refuse('batch-ended');
  // Apart from the move, which holds the batch. Cut off here, it leaves pieces that `continueRegrade` takes away.
  await context.db.transaction((tx) => deleteUnfinishedPieces(tx, batchId));
  return ok({ done, total });
}

/** Stops a census or a check within moments. */
export async function cancelBatch(
  context: ActorContext,
  { batchId }: { batchId: string },
): Promise<Result<{ readonly done: number; readonly total: number | null }, CancelRefusal>> {
  const found = await findBatch(context, { batchId, deed: 'run-batches' });
  if (!found.ok) return found;
  return endBatch({ batchId, kind: found.value.kind, deed: 'run-batches' }, context);
}
