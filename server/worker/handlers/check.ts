/** Proves an exercise version, as the command line does: every claim in realms, progress as it goes, the proofs at the end. */

import { selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import { type Batch, updateBatchProgress, updateBatchState } from '#db/queries/jobs/batches.ts';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { loadFiles } from '#grader/exercise/files/load-files.ts';
import { type ProvedExercise, proveExercise } from '#grader/proof/prove-exercise.ts';
import { visibleIn } from '#grader/protocol/visible-text.ts';
import { steadyWriter } from '../../jobs/drafts/steady-writer.ts';
import { PROVED_AT_ONCE } from '../../jobs/grader-hosts.ts';
import type { ProvingHosts } from '../../jobs/grading-host.ts';
import type { Services } from '../../platform/services.ts';
import { withProving } from '../with-proving.ts';
import { batchJob } from './batch-job.ts';

export const check = batchJob({
  async running(services, { batch, job, ...work }) {
    const bundle = await bundleOf(services, batch);
    const findings = visibleIn(await withProving(work, (hosts) => prove(services, { batch, hosts, bundle })));
    await services.db.transaction(async (tx) => {
      const move = {
        batchId: batch.id,
        from: ['running'],
        to: 'ready',
        at: services.now(),
        findings,
      } as const;
      await updateBatchState(tx, move);
      await services.queue.complete(tx, job);
    });
  },
});

async function bundleOf({ db }: Services, { versionId }: Batch): Promise<ExerciseBundle> {
  const { slug, files } = await selectExerciseVersion(db, versionId);
  return loadFiles(slug, files);
}

async function prove(
  services: Services,
  { batch, hosts, bundle }: { batch: Batch; hosts: ProvingHosts; bundle: ExerciseBundle },
): Promise<ProvedExercise> {
  const { db, environment } = services;
  const writer = steadyWriter<{ readonly done: number; readonly total: number }>(({ done = 0, total = 0 }) =>
    updateBatchProgress(db, { batchId: batch.id, done, total }),
  );
  return proveExercise({
    hosts,
    bundle,
    // They lie beside the exercise in the catalogue; a version does not have them.
    solutions: {},
    seeds: environment.checkSeeds,
    parallel: PROVED_AT_ONCE,
    onProgress: (done, total) => writer.write({ done, total }),
  }).finally(() => writer.flush());
}
