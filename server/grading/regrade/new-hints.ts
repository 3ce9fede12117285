/** Known mistakes that a dry run recognises where nothing was recognised before: hints that students get without a change of points. */
import type { Queryable } from '#db/database.ts';
import type { RegradedSubmission } from '#db/queries/grading/regrades.ts';
import { selectRecognised } from '#db/queries/work/reports.ts';

/** File names of the mistakes, by submission; only of those that get some. */
export async function newHints(
  db: Queryable,
  submissions: readonly Pick<RegradedSubmission, 'submissionId' | 'reported' | 'dryRun'>[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const judged = submissions.flatMap(({ submissionId, reported, dryRun }) =>
    reported && dryRun
      ? [{ submissionId, before: reported.verificationId, after: dryRun.verificationId }]
      : [],
  );
  const recognised = await selectRecognised(
    db,
    judged.flatMap(({ before, after }) => [before, after]),
  );
  const of = (verificationId: string) => recognised.get(verificationId) ?? [];
  return new Map(
    judged.flatMap(({ submissionId, before, after }) => {
      const known = new Set(of(before));
      const mistakes = of(after).filter((mistake) => !known.has(mistake));
      return mistakes.length === 0 ? [] : [[submissionId, mistakes] as const];
    }),
  );
}
