/** Runs the failing programs of an assignment, each once, on inputs that are the same for all. */
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { seedOfVersion } from '../../jobs/census-seed.ts';
import { batchJob } from './batch-job.ts';
import { collectPieces } from './collect-pieces.ts';

export const census = batchJob({
  async running(services, { batch, job, signal }) {
    const { hash } = await selectVersionOutline(services.db, batch.versionId);
    const about = { batch, job, signal, seed: seedOfVersion(hash) } as const;
    await collectPieces(services, { ...about, purpose: 'census', lane: 'census' });
  },
});
