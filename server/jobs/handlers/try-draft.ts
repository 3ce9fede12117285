/** Runs a program of its author against a checked draft as a submission is verified: in realms, hidden cases with it. */
import { type DraftCheck, selectOptionalDraftCheck } from '#db/queries/exercises/exercise-draft-checks.ts';
import { selectOptionalExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import {
  type DraftTry,
  selectOptionalTry,
  updateTryEnded,
  updateTryProgress,
} from '#db/queries/exercises/exercise-tries.ts';
import { isGraderFault } from '#grader/hosts/host.ts';
import { visibleIn } from '#grader/protocol/visible-text.ts';
import type { CaseOutcome } from '#grader/protocol.ts';
import type { Services } from '../../platform/services.ts';
import { bundleOf } from '../../studio/drafts/draft-files.ts';
import { PRINTED_MAX } from '../drafts/fault-problem.ts';
import { MATRIX_SEED } from '../drafts/remembering-host.ts';
import { steadyWriter } from '../drafts/steady-writer.ts';
import type { TryFindings } from '../drafts/try-findings.ts';
import type { ProvingHosts } from '../grading-host.ts';
import type { Handler } from '../handler.ts';
import type { Job } from '../kinds.ts';
import { withProving } from '../with-proving.ts';

export const tryDraft: Handler<Job<'try-draft'>> = {
  async run(services, job, work) {
    const tried = await selectOptionalTry(services.db, job.tryId);
    const check =
      tried?.state === 'running' ? await selectOptionalDraftCheck(services.db, tried.checkId) : null;
    if (!tried || !check) {
      await services.db.transaction((tx) => services.queue.complete(tx, job));
      return;
    }
    const end = await withProving(work, (hosts) => judge(services, { tried, check, hosts }));
    await services.db.transaction(async (tx) => {
      await updateTryEnded(tx, tried.id, { ...end, endedAt: services.now() });
      await services.queue.complete(tx, job);
    });
  },

  async keepFault({ db }, { tryId }, fault) {
    await updateTryProgress(db, tryId, { fault: visibleIn(fault) });
  },

  async giveUp({ now }, tx, { tryId }) {
    await updateTryEnded(tx, tryId, { state: 'failed', endedAt: now() });
  },
};

interface Judging {
  readonly tried: DraftTry;
  readonly check: DraftCheck;
  readonly hosts: ProvingHosts;
}

async function judge(
  services: Services,
  { tried, check, hosts }: Judging,
): Promise<Pick<DraftTry, 'state'> & Partial<Pick<DraftTry, 'findings' | 'fault'>>> {
  const found = await selectOptionalExerciseDraft(services.db, check.draftId);
  if (!found) throw new Error(`There is no exercise draft ${check.draftId}.`);
  const bundle = await bundleOf(found.draft, check.files);
  const writer = steadyWriter((progress: { readonly findings?: TryFindings }) =>
    updateTryProgress(services.db, tried.id, progress),
  );
  const outcomes: CaseOutcome[] = [];
  try {
    const report = await hosts.host.run(bundle, {
      solution: tried.source,
      // The inputs of the matrix, so that the two can be laid beside each other.
      seed: MATRIX_SEED,
      visibility: 'all',
      onEvent: (event) => {
        if (event.type !== 'outcome') return;
        outcomes.push(event.outcome);
        writer.write({ findings: visibleIn({ outcomes: [...outcomes], logs: [] }) });
      },
    });
    const findings: TryFindings = visibleIn({ outcomes: report.cases, logs: report.logs });
    // A try before this one may have left its fault.
    return { state: 'ready', findings, fault: null };
  } catch (error) {
    if (!isGraderFault(error)) throw error;
    return { state: 'failed', fault: visibleIn(error.message.slice(0, PRINTED_MAX)) };
  } finally {
    await writer.flush();
  }
}
