import type { ActorContext } from '../../access/actor.ts';
import type { Result } from '../../platform/result.ts';
import { type DecisionRefusal, decideRegrade } from './decide-regrade.ts';

/** What was applied, wholly or up to where it was cancelled, holds no more; what held before holds again. */
export function undoRegrade(
  context: ActorContext,
  { batchId }: { batchId: string },
): Promise<Result<null, DecisionRefusal>> {
  return decideRegrade(
    {
      batchId,
      from: ['applied', 'cancelled'],
      to: 'undoing',
      audited: 'regrade.undone',
      needsWork: true,
    },
    context,
  );
}
