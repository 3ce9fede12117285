/** Tries a checked draft on the submissions that count, on the inputs that they were judged on. Changes no grade. */
import { type CountingProgram, selectCountingPrograms } from '#db/queries/exercises/counting-programs.ts';
import { type DraftDryRun, dryRuns } from '#db/queries/exercises/draft-runs.ts';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import type { DryRunFindings, TriedSubmission } from '../../jobs/drafts/dry-run-findings.ts';
import type { Work } from '../../jobs/handler.ts';
import { logger } from '../../platform/logger.ts';
import type { Job } from '../../queue/kinds.ts';
import { exerciseOfCheck } from '../../studio/check/checked-exercise.ts';
import { draftRunJob } from './draft-run-job.ts';

/** What was found is kept so often, all of it: whoever goes on where a worker died tries no more than these again. */
const KEPT_EVERY = 25;
/** So many in a row are no matter of a program: the draft or the machine is at fault. */
const FAULTS_IN_ROW_MAX = 5;

export const dryRunDraft = draftRunJob<Job<'dry-run-draft'>, DraftDryRun>({
  runs: dryRuns,
  idOf: ({ dryRunId }) => dryRunId,
  faultOf: (fault) => ({ fault }),
  async run({ db }, { asked, write, host, signal }) {
    const { draft, bundle } = await exerciseOfCheck(db, asked.checkId);
    const programs = await selectCountingPrograms(db, draft);
    write({ total: programs.length });
    const tried = keptOf(asked);
    const before = new Set(tried.map(({ submissionId }) => submissionId));
    let faultsInRow = 0;
    for (const [at, program] of programs.entries()) {
      if (before.has(program.submissionId)) continue;
      signal.throwIfAborted();
      try {
        tried.push(await tryProgram(program, { bundle, host, signal }));
        faultsInRow = 0;
      } catch (error) {
        faultsInRow += 1;
        if (signal.aborted || faultsInRow === Math.min(FAULTS_IN_ROW_MAX, programs.length)) throw error;
        logger.warn(
          { error, submission: program.submissionId },
          'A draft could not be tried on a submission.',
        );
      }
      const findings: DryRunFindings = { submissions: tried };
      write({ done: at + 1, ...((at + 1) % KEPT_EVERY === 0 ? { findings } : {}) });
    }
    // A try before this one may have left its fault.
    return { state: 'ready', findings: { submissions: tried } satisfies DryRunFindings, fault: null };
  },
});

/** What a worker before this one has found, if there was one. */
function keptOf({ findings }: DraftDryRun): TriedSubmission[] {
  // Written by the job itself, of this type.
  return [...((findings as DryRunFindings | null)?.submissions ?? [])];
}

async function tryProgram(
  { submissionId, source: solution, seed }: CountingProgram,
  { bundle, host, signal }: Pick<Work, 'host' | 'signal'> & { readonly bundle: ExerciseBundle },
): Promise<TriedSubmission> {
  const { slug, hash, files } = bundle;
  const { points, cases } = await host.run(
    { slug, hash, files },
    { solution, seed, signal, visibility: 'all' },
  );
  const passed = cases.map(({ id, title, status }) => ({ id, title, passed: status === 'passed' }));
  return { submissionId, points, cases: passed };
}
