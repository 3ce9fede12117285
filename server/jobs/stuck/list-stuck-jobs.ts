import {
  type StuckBatch,
  type StuckSubmission,
  selectStuckBatches,
  selectStuckSubmissions,
} from '#db/queries/stuck-jobs.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';

/** Nobody reads more; what is left out comes up when these are done. */
const SHOWN_MAX = 200;

export interface StuckJobsView {
  readonly submissions: readonly StuckSubmission[];
  readonly batches: readonly StuckBatch[];
}

/** What the grader gave up on in a course, newest first. */
export async function listStuckJobs(
  context: ActorContext,
  { course: slug }: { course: string },
): Promise<Result<StuckJobsView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: slug, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-stuck-jobs')) return refuse('staff-only');
  return ok({
    submissions: await selectStuckSubmissions(context.db, { courseId: course.id, limit: SHOWN_MAX }),
    batches: await selectStuckBatches(context.db, course.id),
  });
}
