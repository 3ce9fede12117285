/** Tries on many seeds with what luck the known mistakes of a checked draft slip through, when nobody waits. */
import { type DraftCheck, selectOptionalDraftCheck } from '#db/queries/exercises/exercise-draft-checks.ts';
import { selectOptionalExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import {
  selectOptionalLuck,
  updateLuckEnded,
  updateLuckProgress,
} from '#db/queries/exercises/exercise-luck.ts';
import { measureLuck } from '#grader/proof/luck.ts';
import { visibleIn } from '#grader/protocol/visible-text.ts';
import type { Services } from '../../platform/services.ts';
import { apart, bundleOf } from '../../studio/drafts/draft-files.ts';
import type { DraftLuckFindings } from '../drafts/luck-findings.ts';
import { matrixPrograms } from '../drafts/matrix-rows.ts';
import { steadyWriter } from '../drafts/steady-writer.ts';
import type { ProvingHosts } from '../grading-host.ts';
import type { Handler } from '../handler.ts';
import type { Job } from '../kinds.ts';
import { withProving } from '../with-proving.ts';

/** A mistake that slips through once in seventy times is seen nineteen times in twenty. */
const SEEDS = 200;

export const measureDraftLuck: Handler<Job<'measure-luck'>> = {
  async run(services, job, work) {
    const luck = await selectOptionalLuck(services.db, job.luckId);
    const check =
      luck?.state === 'running' ? await selectOptionalDraftCheck(services.db, luck.checkId) : null;
    if (!check) {
      await services.db.transaction((tx) => services.queue.complete(tx, job));
      return;
    }
    const findings = visibleIn(
      await withProving(work, (hosts) => measure(services, { luckId: job.luckId, check, hosts })),
    );
    await services.db.transaction(async (tx) => {
      await updateLuckEnded(tx, job.luckId, { state: 'ready', endedAt: services.now(), findings });
      await services.queue.complete(tx, job);
    });
  },

  async keepFault({ db }, { luckId }, fault) {
    await updateLuckProgress(db, luckId, { fault: visibleIn(fault) });
  },

  async giveUp({ now }, tx, { luckId }) {
    await updateLuckEnded(tx, luckId, { state: 'failed', endedAt: now() });
  },
};

interface Measuring {
  readonly luckId: string;
  readonly check: DraftCheck;
  readonly hosts: ProvingHosts;
}

async function measure(services: Services, { luckId, check, hosts }: Measuring): Promise<DraftLuckFindings> {
  const found = await selectOptionalExerciseDraft(services.db, check.draftId);
  if (!found) throw new Error(`There is no exercise draft ${check.draftId}.`);
  const bundle = await bundleOf(found.draft, check.files);
  const { exercise, solutions } = apart(check.files);
  const programs = matrixPrograms(exercise, solutions).filter(
    ({ kind }) => kind === 'misconception' || kind === 'wrong',
  );
  const writer = steadyWriter((progress: Parameters<typeof updateLuckProgress>[2]) =>
    updateLuckProgress(services.db, luckId, progress),
  );
  let done = 0;
  try {
    const plan = await hosts.host.prepare(bundle);
    const mistakes = await measureLuck({
      world: { ...hosts, bundle, solutions, plan, seeds: SEEDS },
      programs,
      seeds: SEEDS,
      onPlanned: (total) => writer.write({ total }),
      onRound: () => writer.write({ done: ++done }),
    });
    return { seeds: SEEDS, mistakes };
  } finally {
    await writer.flush();
  }
}
