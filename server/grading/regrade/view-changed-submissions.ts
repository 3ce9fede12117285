/** Why points change: the cases that two versions judge differently, and the witness where one was found. */
import type { Queryable } from '#db/database.ts';
import { selectExerciseVersion, selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import { selectWitnesses } from '#db/queries/exercises/witnesses.ts';
import type { RegradedSubmission } from '#db/queries/grading/regrades.ts';
import type { Batch } from '#db/queries/jobs/batches.ts';
import { selectOutcomes } from '#db/queries/work/reports.ts';
import { misconceptionPrograms } from '#grader/exercise/misconceptions/expand-misconceptions.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { changedCases } from './changed-cases.ts';
import type { ForeseenEffect } from './regrade-effects.ts';
import type { ChangedSubmissionView } from './regrade-view.ts';
import { witnessSchema } from './witness.ts';

type Changed = RegradedSubmission & { readonly dryRun: NonNullable<RegradedSubmission['dryRun']> };

/** By student; newest first. */
export async function viewChangedSubmissions(
  db: Queryable,
  { batch, foreseen }: { batch: Batch; foreseen: readonly ForeseenEffect[] },
): Promise<ReadonlyMap<string, readonly ChangedSubmissionView[]>> {
  const changed = foreseen.flatMap(({ submissions }) => submissions.filter(isChanged).toReversed());
  const outcomes = await selectOutcomes(db, changed.flatMap(verdictsOf));
  const versionIds = [batch.versionId, ...changed.flatMap(({ judgedBy }) => (judgedBy ? [judgedBy] : []))];
  const versions = await selectVersionOutlines(db, [...new Set(versionIds)]);
  const witnesses = await selectWitnesses(db, batch.id);
  const planOf = (versionId: string | null) => {
    const version = versionId && versions.get(versionId);
    return version ? outlineOf(version).plan : [];
  };
  const after = planOf(batch.versionId);
  const titles = await readTitles(db, batch.versionId);
  const views = changed.map(({ userId, submissionId, number, submittedAt, reported, judgedBy, dryRun }) => {
    const witness = witnesses.get(submissionId);
    const view: ChangedSubmissionView = {
      submissionId,
      number,
      submittedAt: submittedAt.toISOString(),
      from: reported?.points ?? null,
      to: dryRun.points,
      pointsMax: dryRun.pointsMax,
      cases: changedCases(
        { outcomes: outcomes.get(reported?.verificationId ?? '') ?? [], plan: planOf(judgedBy) },
        { outcomes: outcomes.get(dryRun.verificationId) ?? [], plan: after, titles },
      ),
      witness: witness
        ? { finding: witnessSchema.parse(witness.finding), tookMs: witness.tookMs }
        : reported
          ? null
          : { finding: { kind: 'none', why: 'not-found', caseId: null }, tookMs: 0 },
    };
    return { userId, view };
  });
  const byStudent = Map.groupBy(views, ({ userId }) => userId);
  return new Map([...byStudent].map(([userId, own]) => [userId, own.map(({ view }) => view)]));
}

/** What the known mistakes of the new version are called. Those that are programs say it only when they run. */
export async function readTitles(db: Queryable, versionId: string): Promise<ReadonlyMap<string, string>> {
  const { files } = await selectExerciseVersion(db, versionId);
  const named = misconceptionPrograms(files).flatMap(({ name, expanded }) =>
    expanded ? [[name, expanded.title] as const] : [],
  );
  return new Map(named);
}

function isChanged(submission: RegradedSubmission): submission is Changed {
  const { dryRun, reported } = submission;
  return dryRun !== null && dryRun.points !== reported?.points;
}

function verdictsOf({ reported, dryRun }: Changed): readonly string[] {
  return [dryRun.verificationId, ...(reported ? [reported.verificationId] : [])];
}
