import { z } from 'zod';
import type { ActorContext } from '../../access/actor.ts';
import { type StartBatchInput, type StartBatchRefusal, startBatch } from '../../jobs/batches/start-batch.ts';
import { type Result, refuse } from '../../platform/result.ts';

/** A selection made by hand; more is "every". */
const IDS_MAX = 1_000;

export const regradeScopeSchema = z.discriminatedUnion('kind', [
  /** Every submission of the exercise, or those that the grades come from. */
  z.object({ kind: z.enum(['every', 'counting']) }),
  z.object({ kind: z.literal('submissions'), ids: z.array(z.uuid()).min(1).max(IDS_MAX).readonly() }),
]);
export type RegradeScope = z.infer<typeof regradeScopeSchema>;

export interface StartDryRunInput extends StartBatchInput {
  readonly scope: RegradeScope;
}

/**
 * Judges submissions anew, on the same inputs as before, by this or another version of the exercise. It changes nothing:
 * `readRegrade` says what it would, and `applyRegrade` does it.
 */
export async function startDryRun(
  context: ActorContext,
  input: StartDryRunInput,
): Promise<Result<{ readonly batchId: string }, StartBatchRefusal | 'input-wrong'>> {
  const scope = regradeScopeSchema.safeParse(input.scope);
  if (!scope.success) return refuse('input-wrong');
  return startBatch({ kind: 'regrade', scope: scope.data }, { context, input });
}
