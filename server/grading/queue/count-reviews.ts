import { NEEDS, type Need, selectNeedCounts } from '#db/queries/grading/staff-needs.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { ReviewQueueView } from '../review-view.ts';
import { needsOf } from '../view-staff-home.ts';

type CountRefusal = 'not-found' | 'staff-only';

/** How many submissions of a course stand in each queue. For staff. */
export async function countReviewQueues(
  context: ActorContext,
  input: { course: string },
): Promise<Result<ReviewQueueView['counts'], CountRefusal>> {
  const counted = await countNeeds(context, { ...input, needs: NEEDS });
  if (!counted.ok) return counted;
  const { counting, ...counts } = counted.value;
  return ok({ ...counts, exercise: counting });
}

/** Why a submission calls for a person; that it merely was not read yet is no reason. */
const CALLING = ['failing', 'ungradable', 'flagged', 'requested'] as const satisfies readonly Need[];

/** How many times submissions of a course call for a person. Above every page of staff, so no more is counted. For staff. */
export async function countCallingReviews(
  context: ActorContext,
  input: { course: string },
): Promise<Result<number, CountRefusal>> {
  const counted = await countNeeds(context, { ...input, needs: CALLING });
  return counted.ok ? ok(CALLING.reduce((sum, need) => sum + counted.value[need], 0)) : counted;
}

async function countNeeds<Asked extends Need>(
  context: ActorContext,
  { course: slug, needs }: { course: string; needs: readonly Asked[] },
): Promise<Result<Readonly<Record<Asked, number>>, CountRefusal>> {
  const membership = await findMembership(context, { course: slug, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-gradebook')) return refuse('staff-only');
  return ok(await selectNeedCounts(context.db, needsOf(course.id, context.now()), needs));
}
