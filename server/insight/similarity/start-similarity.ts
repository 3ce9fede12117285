import type { ActorContext } from '../../access/actor.ts';
import { type StartBatchInput, type StartBatchRefusal, startBatch } from '../../jobs/batches/start-batch.ts';
import type { Result } from '../../platform/result.ts';

/** Compares what counts of every student of an exercise, when nobody waits for anything else. For staff. */
export function startSimilarity(
  context: ActorContext,
  input: Omit<StartBatchInput, 'versionId'>,
): Promise<Result<{ readonly batchId: string }, StartBatchRefusal>> {
  return startBatch(
    { kind: 'similarity', scope: { kind: 'counting' } },
    { context, input: { ...input, versionId: null } },
  );
}
