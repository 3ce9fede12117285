/** Known mistakes that a dry run recognises where nothing was recognised before: hints that students get without a change of points. */
import type { Queryable } from '#db/database.ts';
import { selectVersionOutlines } from '#db/queries/exercises/exercises.ts';
import type { RegradedSubmission } from '#db/queries/grading/regrades.ts';
import { selectRecognised } from '#db/queries/work/reports.ts';
import { selectVerificationVersions } from '#db/queries/work/verifications.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';

/** File names of the mistakes, by submission; only of those that get some. Hidden cases give their students no hint. */
export async function newHints(
  db: Queryable,
  submissions: readonly Pick<RegradedSubmission, 'submissionId' | 'reported' | 'dryRun'>[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const judged = submissions.flatMap(({ submissionId, reported, dryRun }) =>
    reported && dryRun
      ? [{ submissionId, before: reported.verificationId, after: dryRun.verificationId }]
      : [],
  );
  const hints = await readHints(
    db,
    judged.flatMap(({ before, after }) => [before, after]),
  );
  const of = (verificationId: string) => hints.get(verificationId) ?? new Set<string>();
  return new Map(
    judged.flatMap(({ submissionId, before, after }) => {
      const known = of(before);
      const mistakes = [...of(after)].filter((mistake) => !known.has(mistake));
      return mistakes.length === 0 ? [] : [[submissionId, mistakes] as const];
    }),
  );
}

/** Mistakes that were recognised in public cases, by verification. */
async function readHints(
  db: Queryable,
  verificationIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const recognised = await selectRecognised(db, verificationIds);
  const versionOf = await selectVerificationVersions(db, [...recognised.keys()]);
  const outlines = await selectVersionOutlines(db, [...new Set(versionOf.values())]);
  const publicCases = new Map(
    [...outlines].map(([versionId, version]) => {
      const cases = outlineOf(version).plan.filter(({ visibility }) => visibility === 'public');
      return [versionId, new Set(cases.map(({ id }) => id))];
    }),
  );
  return new Map(
    [...recognised].map(([id, found]) => {
      const shown = publicCases.get(versionOf.get(id) ?? '');
      return [id, new Set(found.flatMap(({ caseId, mistake }) => (shown?.has(caseId) ? mistake : [])))];
    }),
  );
}
