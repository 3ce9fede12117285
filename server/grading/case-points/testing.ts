/** For tests of points of cases by hand: what the page of a review shows of a case, as the desk sends it along. */
import type { ActorContext } from '../../access/actor.ts';
import { viewReview } from '../view-review.ts';
import type { OverrideCaseInput } from './override-case.ts';

export async function seenCase(
  staff: ActorContext,
  { submissionId, caseId, course = 'tiny' }: { submissionId: string; caseId: string; course?: string },
): Promise<Pick<OverrideCaseInput, 'seenId' | 'seenPoints' | 'seenGiven'>> {
  const view = await viewReview(staff, { course, submissionId });
  if (!view.ok) throw new Error(view.refusal);
  const { submission, grade } = view.value;
  return {
    seenId: submission.casePoints.find((held) => held.caseId === caseId)?.id ?? null,
    seenPoints: grade.points,
    seenGiven: submission.report?.cases.find(({ id }) => id === caseId)?.points ?? 0,
  };
}
