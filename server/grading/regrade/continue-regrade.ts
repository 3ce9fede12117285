import type { Transaction } from '#db/database.ts';
import { updateBatchUncollected } from '#db/queries/jobs/batches.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findBatch } from '../../jobs/batches/find-batch.ts';
import type { Result } from '../../platform/result.ts';
import { type DecisionRefusal, decideRegrade } from './decide-regrade.ts';

/** A cancelled dry run goes on where it was; so does the applying of one, for whoever may apply it. */
export async function continueRegrade(
  context: ActorContext,
  { batchId }: { batchId: string },
): Promise<Result<null, DecisionRefusal>> {
  const found = await findBatch(context, { batchId, kind: 'regrade', deed: 'run-batches' });
  if (!found.ok) return found;
  const wasApplied = found.value.decision !== null;
  return decideRegrade(
    {
      batchId,
      from: ['cancelled'],
      to: wasApplied ? 'applying' : 'running',
      audited: 'regrade.continued',
      // A cancel that was cut off, or is not through, has left pieces that no worker is asked for.
      ...(wasApplied ? {} : { before: (tx: Transaction) => updateBatchUncollected(tx, batchId) }),
      needsWork: true,
      deed: wasApplied ? 'decide-regrade' : 'run-batches',
    },
    context,
  );
}
