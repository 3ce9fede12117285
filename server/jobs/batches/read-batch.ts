import type { BatchKind, BatchState } from '#db/schema/batches.ts';
import type { ProvedExercise } from '#grader/proof/prove-exercise.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result } from '../../platform/result.ts';
import { type BatchRefusal, findBatch } from './find-batch.ts';

/** How far a batch is. Dates are ISO strings. */
export interface BatchView {
  readonly batchId: string;
  readonly kind: BatchKind;
  readonly state: BatchState;
  readonly versionId: string;
  readonly askedAt: string;
  /** Total is null while the pieces are collected. Of those done, `givenUp` could not be. */
  readonly progress: { readonly done: number; readonly total: number | null; readonly givenUp: number };
  readonly fault: string | null;
  /** The grader gave up: somebody has to have it tried again. */
  readonly stuck: boolean;
  /** Of a check that is ready. */
  readonly proofs: ProvedExercise['proofs'] | null;
}

/** One small row: a page may ask every second. */
export async function readBatch(
  context: ActorContext,
  { batchId }: { batchId: string },
): Promise<Result<BatchView, BatchRefusal>> {
  const found = await findBatch(context, { batchId, deed: 'run-batches' });
  if (!found.ok) return found;
  const { kind, state, versionId, askedAt, done, total, givenUp, fault, givenUpAt, findings } = found.value;
  return ok({
    batchId,
    kind,
    state,
    versionId,
    askedAt: askedAt.toISOString(),
    progress: { done, total, givenUp },
    fault,
    stuck: givenUpAt !== null,
    // Written by the check itself, of this type.
    proofs: (findings as ProvedExercise | null)?.proofs ?? null,
  });
}
