import { selectCountingPrograms } from '#db/queries/exercises/counting-programs.ts';
import type { DraftDryRun } from '#db/queries/exercises/draft-runs.ts';
import { selectOptionalExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import { type DistanceRow, selectDistances } from '#db/queries/exercises/tolerances.ts';
import type { ActorContext } from '../../access/actor.ts';
import { findMask } from '../../anonymous/mask.ts';
import { changeOf } from '../../grading/regrade/change-of.ts';
import type { DryRunFindings, TriedSubmission } from '../../jobs/drafts/dry-run-findings.ts';
import type { DraftDryRunView, DryRunChangeView } from './draft-dry-run-view.ts';

/** What the draft made of the submissions that count now, beside what they are worth. */
export async function findDryRunChanges(
  context: ActorContext,
  { draftId, run }: { draftId: string; run: DraftDryRun },
): Promise<DraftDryRunView['findings']> {
  const { db } = context;
  const found = await selectOptionalExerciseDraft(db, draftId);
  if (!found) return null;
  const { draft, course } = found;
  // Written by the job itself, of this type.
  const { submissions } = run.findings as DryRunFindings;
  const tried = new Map(submissions.map((one) => [one.submissionId, one]));
  const mask = await findMask(context, course.id);
  const judged = await selectDistances(db, draft);
  const rows = (await selectCountingPrograms(db, draft)).map((program) => {
    const now = tried.get(program.submissionId);
    return { program, now, change: now ? changeOf(program.points, now.points) : 'notTried' } as const;
  });
  const count = (change: (typeof rows)[number]['change']) =>
    rows.filter((row) => row.change === change).length;
  const changes = rows.flatMap(({ program, now, change }): DryRunChangeView[] =>
    now === undefined || change === 'same'
      ? []
      : [
          {
            submissionId: program.submissionId,
            href: `/courses/${course.slug}/review/${program.submissionId}`,
            name: mask.nameOf(program),
            from: program.points,
            to: now.points,
            because: because(judged.get(program.submissionId) ?? [], now),
          },
        ],
  );
  return {
    counts: {
      gains: count('gains'),
      loses: count('loses'),
      same: count('same'),
      notTried: count('notTried'),
    },
    changes: changes.sort((a, b) => a.to - a.from - (b.to - b.from) || a.name.localeCompare(b.name, 'en')),
  };
}

/** Cases of the draft that went another way than they did, or that there were none of. */
function because(before: readonly DistanceRow[], { cases }: TriedSubmission): DryRunChangeView['because'] {
  const passed = new Map(before.map(({ caseId, status }) => [caseId, status === 'passed']));
  return cases
    .filter((one) => passed.get(one.id) !== one.passed)
    .map(({ title, passed: passes }) => ({ title, passes }));
}
