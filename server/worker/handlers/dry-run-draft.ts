/** Tries a checked draft on the submissions that count, on the inputs that they were judged on. Changes no grade. */
import { selectCountingPrograms } from '#db/queries/exercises/counting-programs.ts';
import { type DraftDryRun, dryRuns } from '#db/queries/exercises/draft-runs.ts';
import type { DryRunFindings, TriedSubmission } from '../../jobs/drafts/dry-run-findings.ts';
import type { Job } from '../../queue/kinds.ts';
import { exerciseOfCheck } from '../../studio/check/checked-exercise.ts';
import { draftRunJob } from './draft-run-job.ts';

export const dryRunDraft = draftRunJob<Job<'dry-run-draft'>, DraftDryRun>({
  runs: dryRuns,
  idOf: ({ dryRunId }) => dryRunId,
  faultOf: (fault) => ({ fault }),
  async run({ db }, { asked, write, host, signal }) {
    const { draft, bundle } = await exerciseOfCheck(db, asked.checkId);
    const { slug, hash, files } = bundle;
    const programs = await selectCountingPrograms(db, draft);
    write({ total: programs.length });
    const tried: TriedSubmission[] = [];
    for (const { submissionId, source: solution, seed } of programs) {
      signal.throwIfAborted();
      const run = { solution, seed, signal, visibility: 'all' } as const;
      const { points, cases } = await host.run({ slug, hash, files }, run);
      const passed = cases.map(({ id, title, status }) => ({ id, title, passed: status === 'passed' }));
      tried.push({ submissionId, points, cases: passed });
      write({ done: tried.length });
    }
    return { state: 'ready', findings: { submissions: tried } satisfies DryRunFindings };
  },
});
