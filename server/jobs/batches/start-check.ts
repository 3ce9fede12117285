import type { ActorContext } from '../../access/actor.ts';
import type { Result } from '../../platform/result.ts';
import { type StartBatchInput, type StartBatchRefusal, startBatch } from './start-batch.ts';

/** Proves a version of an exercise as the command line's `check` does; `readBatch` gives the proofs. */
export function startCheck(
  context: ActorContext,
  input: StartBatchInput,
): Promise<Result<{ readonly batchId: string }, StartBatchRefusal>> {
  return startBatch({ kind: 'check', scope: null }, { context, input });
}
