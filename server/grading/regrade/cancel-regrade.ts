import type { ActorContext } from '../../access/actor.ts';
import { type CancelRefusal, endBatch } from '../../jobs/batches/cancel-batch.ts';
import type { Result } from '../../platform/result.ts';

/**
 * Stops a dry run, or the applying of one, within moments. What was judged or applied stays, and `readRegrade` says how
 * much it is; what was applied can be taken back with `undoRegrade`.
 */
export function cancelRegrade(
  context: ActorContext,
  { batchId }: { batchId: string },
): Promise<Result<{ readonly done: number; readonly total: number | null }, CancelRefusal>> {
  return endBatch({ batchId, kind: 'regrade', deed: 'run-batches' }, context);
}
