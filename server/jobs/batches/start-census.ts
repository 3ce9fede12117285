import type { ActorContext } from '../../access/actor.ts';
import type { Result } from '../../platform/result.ts';
import { type StartBatchInput, type StartBatchRefusal, startBatch } from './start-batch.ts';

/** Runs every distinct program that misses points on the same inputs, when nobody waits for anything else. */
export function startCensus(
  context: ActorContext,
  input: StartBatchInput,
): Promise<Result<{ readonly batchId: string }, StartBatchRefusal>> {
  return startBatch({ kind: 'census', scope: { kind: 'failing' } }, { context, input });
}
