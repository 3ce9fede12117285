import type { ActorContext } from '../../access/actor.ts';
import type { Result } from '../../platform/result.ts';
import { type DecisionRefusal, decideRegrade } from './decide-regrade.ts';

/** Every grade stays as it is: the dry run is put away, and can no longer be applied. */
export function pinOld(
  context: ActorContext,
  { batchId }: { batchId: string },
): Promise<Result<null, DecisionRefusal>> {
  return decideRegrade(
    {
      batchId,
      from: ['ready'],
      to: 'pinned',
      audited: 'regrade.pinned',
      needsWork: false,
    },
    context,
  );
}
