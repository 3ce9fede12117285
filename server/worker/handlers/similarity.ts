/** Compares the programs of an assignment, in seconds: one that is begun anew begins at the first. */
import { updateBatchState } from '#db/queries/jobs/batches.ts';
import { compareSubmissions } from '../../insight/similarity/compare-submissions.ts';
import { batchJob } from './batch-job.ts';

export const similarity = batchJob({
  async running(services, { batch, job, signal }) {
    const findings = await compareSubmissions(services, { batch, signal });
    signal.throwIfAborted();
    await services.db.transaction(async (tx) => {
      const at = services.now();
      await updateBatchState(tx, { batchId: batch.id, from: ['running'], to: 'ready', at, findings });
      await services.queue.complete(tx, job);
    });
  },
});
