/** Tries a checked draft on the submissions that count, on the inputs that they were judged on. Changes no grade. */
import { selectOptionalDraftCheck } from '#db/queries/exercises/exercise-draft-checks.ts';
import { selectOptionalExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import {
  selectCountingPrograms,
  selectOptionalDryRun,
  updateDryRunEnded,
  updateDryRunProgress,
} from '#db/queries/exercises/exercise-dry-runs.ts';
import { visibleIn } from '#grader/protocol/visible-text.ts';
import type { Services } from '../../platform/services.ts';
import { bundleOf } from '../../studio/drafts/draft-files.ts';
import type { DryRunFindings, TriedSubmission } from '../drafts/dry-run-findings.ts';
import { steadyWriter } from '../drafts/steady-writer.ts';
import type { Handler, Work } from '../handler.ts';
import type { Job } from '../kinds.ts';

export const dryRunDraft: Handler<Job<'dry-run-draft'>> = {
  async run(services, job, work) {
    const { dryRunId } = job;
    const asked = await selectOptionalDryRun(services.db, dryRunId);
    if (asked?.state !== 'running') {
      await services.db.transaction((tx) => services.queue.complete(tx, job));
      return;
    }
    const findings = visibleIn(await tryAll(services, { dryRunId, checkId: asked.checkId, work }));
    work.signal.throwIfAborted();
    await services.db.transaction(async (tx) => {
      await updateDryRunEnded(tx, dryRunId, { state: 'ready', endedAt: services.now(), findings });
      await services.queue.complete(tx, job);
    });
  },

  async keepFault({ db }, { dryRunId }, fault) {
    await updateDryRunProgress(db, dryRunId, { fault: visibleIn(fault) });
  },

  async giveUp({ now }, tx, { dryRunId }) {
    await updateDryRunEnded(tx, dryRunId, { state: 'failed', endedAt: now() });
  },
};

interface Trying {
  readonly dryRunId: string;
  readonly checkId: string;
  readonly work: Work;
}

async function tryAll(services: Services, { dryRunId, checkId, work }: Trying): Promise<DryRunFindings> {
  const { db } = services;
  const check = await selectOptionalDraftCheck(db, checkId);
  const found = check && (await selectOptionalExerciseDraft(db, check.draftId));
  if (!found) throw new Error(`There is no check ${checkId} of a draft.`);
  const { slug, hash, files } = await bundleOf(found.draft, check.files);
  const programs = await selectCountingPrograms(db, found.draft);
  const writer = steadyWriter((progress: Parameters<typeof updateDryRunProgress>[2]) =>
    updateDryRunProgress(db, dryRunId, progress),
  );
  const { host, signal } = work;
  const tried: TriedSubmission[] = [];
  try {
    writer.write({ total: programs.length });
    for (const { submissionId, source: solution, seed } of programs) {
      signal.throwIfAborted();
      const run = { solution, seed, signal, visibility: 'all' } as const;
      const { points, cases } = await host.run({ slug, hash, files }, run);
      const passed = cases.map(({ id, title, status }) => ({ id, title, passed: status === 'passed' }));
      tried.push({ submissionId, points, cases: passed });
      writer.write({ done: tried.length });
    }
  } finally {
    await writer.flush();
  }
  return { submissions: tried };
}
