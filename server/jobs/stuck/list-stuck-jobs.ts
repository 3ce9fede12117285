import {
  selectRunningBatches,
  selectStuckBatches,
  selectStuckSubmissions,
} from '#db/queries/jobs/stuck-jobs.ts';
import type { ActorContext } from '../../access/actor.ts';
import { may } from '../../access/deeds.ts';
import { findMembership } from '../../access/membership.ts';
import { findMask } from '../../anonymous/mask.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import type { StuckJobsView } from './stuck-jobs-view.ts';

/** Nobody reads more; what is left out comes up when these are done. */
const SHOWN_MAX = 200;

/** What the grader gave up on in a course, newest first, and what it has in hand beside submissions. */
export async function listStuckJobs(
  context: ActorContext,
  { course: slug }: { course: string },
): Promise<Result<StuckJobsView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: slug, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-stuck-jobs')) return refuse('staff-only');
  const { db } = context;
  const submissions = await selectStuckSubmissions(db, { courseId: course.id, limit: SHOWN_MAX });
  const batches = await selectStuckBatches(db, course.id);
  const running = await selectRunningBatches(db, course.id);
  const mask = await findMask(context, course.id);
  return ok({
    submissions: submissions.map(({ since, userId, assignmentId, ...rest }) => ({
      ...rest,
      student: mask.nameOf({ userId, assignmentId, name: rest.student }),
      since: since?.toISOString() ?? null,
    })),
    batches: batches.map(({ since, ...rest }) => ({ ...rest, since: since?.toISOString() ?? null })),
    running: running.map(({ askedAt, ...rest }) => ({ ...rest, askedAt: askedAt.toISOString() })),
  });
}
