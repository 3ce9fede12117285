/** Runs a program of its author against a checked draft as a submission is verified: in realms, hidden cases with it. */
import { type DraftTry, type RunEnd, tryRuns } from '#db/queries/exercises/draft-runs.ts';
import type { ExerciseBundle } from '#grader/exercise/files/bundle.ts';
import { isGraderFault } from '#grader/hosts/host.ts';
import type { CaseOutcome } from '#grader/protocol.ts';
import { PRINTED_MAX } from '../../jobs/drafts/fault-problems.ts';
import { MATRIX_SEED } from '../../jobs/drafts/remembering-host.ts';
import type { TryFindings } from '../../jobs/drafts/try-findings.ts';
import type { ProvingHosts } from '../../jobs/grading-host.ts';
import type { Job } from '../../queue/kinds.ts';
import { exerciseOfCheck } from '../../studio/check/checked-exercise.ts';
import { withProving } from '../with-proving.ts';
import { draftRunJob } from './draft-run-job.ts';

export const tryDraft = draftRunJob<Job<'try-draft'>, DraftTry>({
  runs: tryRuns,
  idOf: ({ tryId }) => tryId,
  faultOf: (fault) => ({ fault }),
  async run({ db }, { asked, write, ...work }) {
    const { bundle } = await exerciseOfCheck(db, asked.checkId);
    return withProving(work, ({ host }) =>
      judge(host, { bundle, source: asked.source, show: (findings) => write({ findings }) }),
    );
  },
});

interface Judging {
  readonly bundle: ExerciseBundle;
  readonly source: string;
  readonly show: (findings: TryFindings) => void;
}

/** A judge that cannot load the exercise, or dies of it, is its author's to know. */
async function judge(
  host: ProvingHosts['host'],
  { bundle, source, show }: Judging,
): Promise<RunEnd<DraftTry>> {
  const outcomes: CaseOutcome[] = [];
  try {
    const { cases, logs } = await host.run(bundle, {
      solution: source,
      // The inputs of the matrix, so that the two can be laid beside each other.
      seed: MATRIX_SEED,
      visibility: 'all',
      onEvent: (event) => {
        if (event.type !== 'outcome') return;
        outcomes.push(event.outcome);
        show({ outcomes: [...outcomes], logs: [] });
      },
    });
    const findings: TryFindings = { outcomes: cases, logs };
    // A try before this one may have left its fault.
    return { state: 'ready', findings, fault: null };
  } catch (error) {
    if (!isGraderFault(error)) throw error;
    return { state: 'failed', fault: error.message.slice(0, PRINTED_MAX) };
  }
}
