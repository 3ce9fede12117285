import type { Batch } from '#db/queries/jobs/batches.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findBatch } from '../../jobs/batches/find-batch.ts';
import { type Result, refuse } from '../../platform/result.ts';
import { type DecisionRefusal, decideRegrade } from './decide-regrade.ts';

/** Students plan by what they were told: a day later it takes another regrade. */
const UNDO_MS = 24 * 60 * 60 * 1_000;

/** Until when it can be taken back; null: not any more, or there is nothing to take back. */
export function undoUntil({ state, movedAt, decision }: Batch, now: Date): Date | null {
  const isDone = state === 'applied' || (state === 'cancelled' && decision !== null);
  if (!isDone || movedAt === null) return null;
  const until = new Date(movedAt.getTime() + UNDO_MS);
  return until > now ? until : null;
}

/** What was applied, wholly or up to where it was cancelled, holds no more; what held before holds again. */
export async function undoRegrade(
  context: ActorContext,
  { batchId }: { batchId: string },
): Promise<Result<null, DecisionRefusal | 'undo-too-late'>> {
  const found = await findBatch(context, { batchId, kind: 'regrade', deed: 'decide-regrade' });
  if (!found.ok) return found;
  const { state, decision } = found.value;
  if (undoUntil(found.value, context.now()) === null) {
    // Of a dry run that was cancelled nothing was applied: there is nothing to take back, however soon.
    const wasApplied = decision !== null && (state === 'applied' || state === 'cancelled');
    return refuse(wasApplied ? 'undo-too-late' : 'regrade-moved-on');
  }
  return decideRegrade(
    {
      batchId,
      from: [state],
      to: 'undoing',
      audited: 'regrade.undone',
      ...(decision === null ? {} : { decision: { ...decision, undoneBy: context.actor.userId } }),
      needsWork: true,
    },
    context,
  );
}
