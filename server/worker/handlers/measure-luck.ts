/** Tries on many seeds with what luck the known mistakes of a checked draft slip through, when nobody waits. */
import { type DraftLuck, luckRuns } from '#db/queries/exercises/draft-runs.ts';
import { measureLuck } from '#grader/proof/luck.ts';
import type { DraftLuckFindings } from '../../jobs/drafts/luck-findings.ts';
import { matrixPrograms } from '../../jobs/drafts/matrix-rows.ts';
import type { Job } from '../../queue/kinds.ts';
import { exerciseOfCheck } from '../../studio/check/checked-exercise.ts';
import { withProving } from '../with-proving.ts';
import { draftRunJob } from './draft-run-job.ts';

/** A mistake that slips through once in seventy times is seen nineteen times in twenty. */
const SEEDS = 200;

export const measureDraftLuck = draftRunJob<Job<'measure-luck'>, DraftLuck>({
  runs: luckRuns,
  idOf: ({ luckId }) => luckId,
  faultOf: (fault) => ({ fault }),
  async run({ db }, { asked, write, ...work }) {
    const { bundle, exercise, solutions } = await exerciseOfCheck(db, asked.checkId);
    const programs = matrixPrograms(exercise, solutions).filter(
      ({ kind }) => kind === 'misconception' || kind === 'wrong',
    );
    let done = 0;
    const mistakes = await withProving(work, async (hosts) =>
      measureLuck({
        world: { ...hosts, bundle, solutions, plan: await hosts.host.prepare(bundle), seeds: SEEDS },
        programs,
        seeds: SEEDS,
        onPlanned: (total) => write({ total }),
        onRound: () => write({ done: ++done }),
      }),
    );
    return { state: 'ready', findings: { seeds: SEEDS, mistakes } satisfies DraftLuckFindings };
  },
});
