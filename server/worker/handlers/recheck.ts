/** Proves one version in use after an upgrade of the grader, and keeps what does not hold. */
import { selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import {
  selectIsRecheckWaiting,
  updateRecheckedVersion,
  updateRecheckFault,
} from '#db/queries/exercises/rechecks.ts';
import { loadFiles } from '#grader/exercise/files/load-files.ts';
import type { Proof } from '#grader/proof/proof.ts';
import { proveExercise } from '#grader/proof/prove-exercise.ts';
import { visibleIn } from '#grader/protocol/visible-text.ts';
import { PROVED_AT_ONCE } from '../../jobs/grader-hosts.ts';
import type { ProvingHosts } from '../../jobs/grading-host.ts';
import type { Handler } from '../../jobs/handler.ts';
import { failingProofs } from '../../jobs/rechecks/failing-proofs.ts';
import type { Services } from '../../platform/services.ts';
import type { Job } from '../../queue/kinds.ts';
import { withProving } from '../with-proving.ts';

/** As in the suite's check of the catalogue: what an upgrade breaks shows on a few. */
const SEEDS_MAX = 10;

export const recheck: Handler<Job<'recheck'>> = {
  async run(services, job, work) {
    const { db, queue } = services;
    if (!(await selectIsRecheckWaiting(db, job))) {
      await db.transaction((tx) => queue.complete(tx, job));
      return;
    }
    const findings = visibleIn(
      await withProving(work, (hosts) => prove(services, { hosts, versionId: job.versionId })),
    );
    await db.transaction(async (tx) => {
      await updateRecheckedVersion(tx, job, {
        state: 'proved',
        findings: { proofs: findings },
        at: services.now(),
      });
      await queue.complete(tx, job);
    });
  },

  async keepFault({ db }, job, fault) {
    await updateRecheckFault(db, job, visibleIn(fault));
  },

  async giveUp({ now }, tx, job) {
    await updateRecheckedVersion(tx, job, { state: 'given-up', at: now() });
  },
};

async function prove(
  { db, environment }: Services,
  { hosts, versionId }: { hosts: ProvingHosts; versionId: string },
): Promise<readonly Proof[]> {
  const { slug, files } = await selectExerciseVersion(db, versionId);
  const bundle = await loadFiles(slug, files);
  // Stored solutions lie beside an exercise; a version does not have them.
  const proved = await proveExercise({
    hosts,
    bundle,
    solutions: {},
    seeds: Math.min(SEEDS_MAX, environment.checkSeeds),
    parallel: PROVED_AT_ONCE,
  });
  return failingProofs(proved);
}
