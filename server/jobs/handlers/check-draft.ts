/** Checks what an instructor is writing: in realms, cell by cell as the page shows it, with the proofs at the end. */
import {
  type DraftCheck,
  selectOptionalDraftCheck,
  updateDraftCheckEnded,
  updateDraftCheckProgress,
} from '#db/queries/exercises/exercise-draft-checks.ts';
import { selectOptionalExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import { visibleIn } from '#grader/protocol/visible-text.ts';
import type { Services } from '../../platform/services.ts';
import { apart, bundleOf } from '../../studio/drafts/draft-files.ts';
import { faultProblem, PRINTED_MAX } from '../drafts/fault-problem.ts';
import { type ProvedDraft, proveDraft } from '../drafts/prove-draft.ts';
import { steadyWriter } from '../drafts/steady-writer.ts';
import type { ProvingHosts } from '../grading-host.ts';
import type { Handler } from '../handler.ts';
import type { Job } from '../kinds.ts';
import { withProving } from '../with-proving.ts';

export const checkDraft: Handler<Job<'check-draft'>> = {
  async run(services, job, work) {
    const check = await selectOptionalDraftCheck(services.db, job.checkId);
    if (check?.state !== 'running') {
      await services.db.transaction((tx) => services.queue.complete(tx, job));
      return;
    }
    const end = endOf(visibleIn(await withProving(work, (hosts) => prove(services, { check, hosts }))));
    await services.db.transaction(async (tx) => {
      await updateDraftCheckEnded(tx, check.id, { ...end, endedAt: services.now() });
      await services.queue.complete(tx, job);
    });
  },

  /** The last fault is what is shown when the check is given up. */
  async keepFault({ db }, { checkId }, fault) {
    const message = visibleIn(fault);
    await updateDraftCheckProgress(db, checkId, { problems: [{ file: '', field: '', message }] });
  },

  async giveUp({ now }, tx, { checkId }) {
    await updateDraftCheckEnded(tx, checkId, { state: 'failed', endedAt: now() });
  },
};

async function prove(
  services: Services,
  { check, hosts }: { check: DraftCheck; hosts: ProvingHosts },
): Promise<ProvedDraft> {
  const found = await selectOptionalExerciseDraft(services.db, check.draftId);
  if (!found) throw new Error(`There is no exercise draft ${check.draftId}.`);
  const bundle = await bundleOf(found.draft, check.files);
  const { solutions } = apart(check.files);
  const writer = steadyWriter((progress: Parameters<typeof updateDraftCheckProgress>[2]) =>
    updateDraftCheckProgress(services.db, check.id, progress),
  );
  try {
    return await proveDraft({
      hosts,
      bundle,
      solutions,
      seeds: services.environment.checkSeeds,
      onMatrix: (matrix) => writer.write({ matrix: visibleIn(matrix) }),
      onProgress: (done, total) => writer.write({ done, total }),
    });
  } finally {
    await writer.flush();
  }
}

function endOf(
  proved: ProvedDraft,
): Pick<DraftCheck, 'state'> & Partial<Pick<DraftCheck, 'findings' | 'plan' | 'recording' | 'problems'>> {
  if (proved.kind === 'broken') {
    return { state: 'broken', problems: linesOf(proved.message).map(faultProblem) };
  }
  const { examined } = proved;
  return {
    state: 'ready',
    findings: proved.proved,
    plan: examined?.plan ?? null,
    recording: examined?.recording?.body ?? null,
    // A run before this one may have left its fault.
    problems: null,
  };
}

/** A judge that loaded the exercise says a problem a line; of one that ended, what it printed is no list of problems. */
function linesOf(message: string): string[] {
  return message.startsWith('The ') ? [message.slice(0, PRINTED_MAX)] : message.split('\n');
}
