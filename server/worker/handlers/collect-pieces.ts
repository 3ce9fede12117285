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
  while (await queueChunk(services, collecting)) collecting.signal.throwIfAborted();
}

/** False: that was all, and the job is done; or the batch was cancelled. */
async function queueChunk(
  services: Services,
  { batch, job, purpose, lane, seed }: Collecting,
): Promise<boolean> {
  const { id: batchId, versionId } = batch;
  return services.db.transaction(async (tx) => {
    // Held until the jobs are there: who cancels the batch finds them.
    const now = await selectOptionalBatchForUpdate(tx, batchId);
    const isRunning = now?.state === 'running';
    const pieces = isRunning ? await selectNextPieces(tx, { batch, limit: CHUNK }) : [];
    if (pieces.length === 0) {
      if (isRunning) await updateBatchCollected(tx, { batchId, at: services.now() });
      await services.queue.complete(tx, job);
      return false;
    }
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
    return true;
  });
}
