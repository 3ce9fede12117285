import type { Batch } from '#db/queries/jobs/batches.ts';
import {
  selectNextPieces,
  selectOptionalBatchForUpdate,
  updateBatchCollected,
} from '#db/queries/jobs/batches.ts';
import { insertBatchVerifications } from '#db/queries/work/verifications.ts';
import type { Purpose } from '#db/schema/work.ts';
import type { Services } from '../../platform/services.ts';
import type { Job, Lane } from '../../queue/kinds.ts';

/** In one transaction: the embedded database has a single session, and students wait for it meanwhile. */
const CHUNK = 200;

interface Collecting {
  readonly batch: Batch;
  readonly job: Job;
  readonly purpose: Purpose;
  readonly lane: Lane;
  /** Instead of the one that each submission was judged with. */
  readonly seed?: number;
  readonly signal: AbortSignal;
}

/** Queues a verification for every submission of the batch's scope, some at a time; begun anew, it goes on where it was. */
export async function collectPieces(services: Services, collecting: Collecting): Promise<void> {
  const { batch, job, signal } = collecting;
  while ((await queueChunk(services, collecting)) > 0) signal.throwIfAborted();
  await services.db.transaction(async (tx) => {
    await updateBatchCollected(tx, { batchId: batch.id, at: services.now() });
    await services.queue.complete(tx, job);
  });
}

async function queueChunk(services: Services, { batch, purpose, lane, seed }: Collecting): Promise<number> {
  const { id: batchId, versionId } = batch;
  return services.db.transaction(async (tx) => {
    // Held until the jobs are there: who cancels the batch finds them.
    const now = await selectOptionalBatchForUpdate(tx, batchId);
    if (now?.state !== 'running') return 0;
    const pieces = await selectNextPieces(tx, { batch, limit: CHUNK });
    const owners = new Map(pieces.map(({ submissionId, userId }) => [submissionId, userId]));
    const queued = await insertBatchVerifications(
      tx,
      pieces.map((piece) => ({
        submissionId: piece.submissionId,
        versionId,
        purpose,
        seed: seed ?? piece.seed,
        queuedAt: services.now(),
        batchId,
      })),
    );
    await services.queue.send(
      tx,
      queued.map(({ id, submissionId }) => ({
        request: { kind: 'verify', verificationId: id, batchId },
        lane,
        personId: owners.get(submissionId) ?? batchId,
      })),
    );
    return pieces.length;
  });
}
