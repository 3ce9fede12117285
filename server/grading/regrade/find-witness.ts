/** The smallest input on which the version that holds and the one of a regrade judge a submission differently. */
import { selectExerciseVersion } from '#db/queries/exercises/exercises.ts';
import { selectOptionalVerificationWithout } from '#db/queries/grading/regrades.ts';
import { selectOutcomes } from '#db/queries/work/reports.ts';
import type { VerificationTask } from '#db/queries/work/verifications.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import type { Work } from '../../jobs/handler.ts';
import type { Services } from '../../platform/services.ts';
import { changedCases } from './changed-cases.ts';
import type { ChangedCaseView } from './regrade-view.ts';
import type { Witness } from './witness.ts';

/** A few cases that changed: one of them is enough to see why. */
const CASES_MAX = 3;

interface Search extends Pick<Work, 'host' | 'signal'> {
  /** Of the dry run. */
  readonly task: VerificationTask;
}

/** Runs in realms, as a verification does. @throws GraderFault */
export async function findWitness({ db }: Pick<Services, 'db'>, search: Search): Promise<Witness> {
  const { verification, submission } = search.task;
  const of = { batchId: verification.batchId ?? '', submissionId: submission.id };
  const held = await selectOptionalVerificationWithout(db, of);
  if (!held) return none('not-found');
  const outcomes = await selectOutcomes(db, [held.id, verification.id]);
  const [before, after] = [
    await selectExerciseVersion(db, held.versionId),
    await selectExerciseVersion(db, verification.versionId),
  ];
  const changed = changedCases(
    { outcomes: outcomes.get(held.id) ?? [], plan: outlineOf(before).plan },
    { outcomes: outcomes.get(verification.id) ?? [], plan: outlineOf(after).plan },
  );
  const told = changed.filter((one) => one.before && one.after && one.before.status !== one.after.status);
  if (told.length === 0) return unasked(changed);
  if (told.every(isOfTime)) return timeWitness(told[0] as ChangedCaseView);
  let why: 'not-found' | 'not-comparable' = 'not-comparable';
  for (const { id: caseId } of told.slice(0, CASES_MAX)) {
    const apart = await askBoth(search, { caseId, before, after });
    if (apart?.kind === 'told') return { kind: 'found', caseId, apart };
    if (apart?.kind === 'alike') why = 'not-found';
  }
  return none(why, told[0]?.id);
}

async function askBoth(
  { task, host, signal }: Search,
  versions: { caseId: string; before: ExerciseFiles; after: ExerciseFiles },
) {
  const { caseId, before, after } = versions;
  const { slug, hash, files } = after;
  const report = await host.run(
    { slug, hash, files },
    {
      solution: task.submission.source,
      seed: task.verification.seed,
      visibility: 'all',
      caseIds: [caseId],
      against: { hash: before.hash, files: before.files },
      signal,
    },
  );
  return report.cases.find(({ id }) => id === caseId)?.apart;
}

type ExerciseFiles = Awaited<ReturnType<typeof selectExerciseVersion>>;

/** No case is judged differently by both: one has it alone, or it only gives other points. */
function unasked([first]: readonly ChangedCaseView[]): Witness {
  if (!first) return none('points-only');
  if (!first.before) return none('case-is-new', first.id);
  return first.after ? none('points-only', first.id) : none('case-is-gone', first.id);
}

function isOfTime({ before, after }: ChangedCaseView): boolean {
  return (before?.status === 'timed-out') !== (after?.status === 'timed-out');
}

function timeWitness({ id: caseId, before, after }: ChangedCaseView): Witness {
  return { kind: 'time', caseId, beforeMs: before?.durationMs ?? 0, afterMs: after?.durationMs ?? 0 };
}

function none(why: Extract<Witness, { kind: 'none' }>['why'], caseId: string | null = null): Witness {
  return { kind: 'none', why, caseId };
}
