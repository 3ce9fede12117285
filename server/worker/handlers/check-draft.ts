/** Checks what an instructor is writing: in realms, cell by cell as the page shows it, with the proofs at the end. */
import { type DraftCheck, draftChecks, type RunEnd } from '#db/queries/exercises/draft-runs.ts';
import { faultProblems } from '../../jobs/drafts/fault-problems.ts';
import { type ProvedDraft, proveDraft } from '../../jobs/drafts/prove-draft.ts';
import type { Job } from '../../queue/kinds.ts';
import { checkedExercise } from '../../studio/check/checked-exercise.ts';
import { withProving } from '../with-proving.ts';
import { draftRunJob } from './draft-run-job.ts';

export const checkDraft = draftRunJob<Job<'check-draft'>, DraftCheck>({
  runs: draftChecks,
  idOf: ({ checkId }) => checkId,
  faultOf: (message) => ({ problems: [{ file: '', field: '', message }] }),
  async run({ db, environment }, { asked, write, ...work }) {
    const { bundle, solutions } = await checkedExercise(db, asked);
    const proved = await withProving(work, (hosts) =>
      proveDraft({
        hosts,
        bundle,
        solutions,
        seeds: environment.checkSeeds,
        onMatrix: (matrix) => write({ matrix }),
        onProgress: (done, total) => write({ done, total }),
      }),
    );
    return endOf(proved);
  },
});

function endOf(proved: ProvedDraft): RunEnd<DraftCheck> {
  if (proved.kind === 'broken') {
    return { state: 'broken', problems: faultProblems(proved.fault) };
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
