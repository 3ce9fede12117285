import type { Queryable } from '#db/database.ts';
import { selectAssignment } from '#db/queries/courses/courses.ts';
import { selectVersionOutline } from '#db/queries/exercises/exercises.ts';
import { selectCaseOutcomes, selectHeldCasePoints } from '#db/queries/grading/case-points.ts';
import { asAssigned } from '../../exercises/as-assigned.ts';
import { outlineOf } from '../../exercises/exercise-outline.ts';
import { shownCase } from '../requests/request-views.ts';
import type { CasePointsView } from './case-points-view.ts';

/** Points by hand that hold on a submission, in the order of its cases, as its reader may know them. */
export async function readCasePoints(
  db: Queryable,
  of: {
    submission: { readonly id: string; readonly versionId: string; readonly assignmentId: string };
    /** The report on show. */
    verificationId: string | null;
    reader: 'owner' | 'staff';
  },
): Promise<readonly CasePointsView[]> {
  const held = await selectHeldCasePoints(db, of.submission.id);
  if (held.length === 0) return [];
  const outline = asAssigned(
    outlineOf(await selectVersionOutline(db, of.submission.versionId)),
    await selectAssignment(db, of.submission.assignmentId),
  );
  const outcomes = of.verificationId ? await selectCaseOutcomes(db, of.verificationId) : new Map();
  const place = ({ caseId }: { caseId: string }) => outcomes.get(caseId)?.position ?? held.length;
  return held
    .toSorted((a, b) => place(a) - place(b))
    .map(({ id, caseId, points, reason, by, createdAt }) => ({
      id,
      ...shownCase(outline, { caseId, reader: of.reader }),
      points: Math.min(points, outcomes.get(caseId)?.pointsMax ?? points),
      automaticPoints: outcomes.get(caseId)?.points ?? null,
      reason,
      by,
      at: createdAt.toISOString(),
    }));
}
