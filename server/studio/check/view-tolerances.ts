import { selectOptionalExerciseDraft } from '#db/queries/exercises/exercise-drafts.ts';
import { type DistanceRow, selectDistances } from '#db/queries/exercises/tolerances.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { DraftRefusal } from '../drafts/find-draft.ts';
import { provedBy } from './check-problems.ts';
import { findCheck } from './find-check.ts';
import type { CaseDistance, TolerancesView } from './tolerances-view.ts';

/**
 * How far off everything was that is known of an exercise: rounding, as the check measured it, and the submissions of its
 * course that count. What the programs of the draft do is in the check's matrix.
 */
export async function viewTolerances(
  context: ActorContext,
  { checkId }: { checkId: string },
): Promise<Result<TolerancesView, DraftRefusal>> {
  const found = await findCheck(context, checkId);
  if (!found.ok) return found;
  const { db } = context;
  const draft = await selectOptionalExerciseDraft(db, found.value.draftId);
  if (!draft) return refuse('not-found');
  const distances = await selectDistances(db, draft.draft);
  const noise = provedBy(found.value)?.measured?.noise ?? [];
  return ok({
    checkId: found.value.id,
    noise: noise.map(({ id, inTolerances }) => ({ caseId: id, inTolerances })),
    submissions: [...distances].map(([submissionId, rows]) => ({
      submissionId,
      href: `/courses/${draft.course.slug}/review/${submissionId}`,
      cases: Object.fromEntries(rows.map((row) => [row.caseId, distanceOf(row)])),
    })),
  });
}

function distanceOf({ status, inTolerances }: DistanceRow): CaseDistance {
  const finite = inTolerances !== null && Number.isFinite(inTolerances);
  return { passed: status === 'passed', inTolerances: finite ? inTolerances : null };
}
