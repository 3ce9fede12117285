import { selectNeedCounts } from '#db/queries/grading/staff-needs.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { ReviewQueueView } from '../review-view.ts';
import { needsOf } from '../view-staff-home.ts';

/** How many submissions of a course stand in each queue. For staff. */
export async function countReviewQueues(
  context: ActorContext,
  input: { course: string },
): Promise<Result<ReviewQueueView['counts'], 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-gradebook')) return refuse('staff-only');
  const { counting, ...counts } = await selectNeedCounts(context.db, needsOf(course.id, context.now()));
  return ok({ ...counts, exercise: counting });
}
