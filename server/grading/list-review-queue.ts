import { selectSubmissionTable } from '#db/queries/submission-table.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { findMembership } from '../access/membership.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type { ReviewQueue, ReviewQueueView } from './review-view.ts';
import type { NeedView } from './staff-home-view.ts';
import { viewStaffHome } from './view-staff-home.ts';

const LISTED_MAX = 100;

/** The submissions that a reviewer goes through, in order. For staff. */
export async function listReviewQueue(
  context: ActorContext,
  input: { course: string; queue: ReviewQueue },
): Promise<Result<ReviewQueueView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-gradebook')) return refuse('staff-only');
  const { queue } = input;
  if (queue.kind === 'exercise')
    return ok(await exerciseQueue(context, { courseId: course.id, slug: queue.slug }));
  const home = await viewStaffHome(context, { course: course.slug });
  if (!home.ok) return home;
  return ok(
    queue.kind === 'failing'
      ? needQueue('Failing without an answer', home.value.failing)
      : needQueue('The grader gave up', home.value.ungradable),
  );
}

function needQueue(title: string, needs: readonly NeedView[]): ReviewQueueView {
  return {
    title,
    total: needs.length,
    items: needs.slice(0, LISTED_MAX).map(({ submissionId, student, exercise, points, pointsMax }) => ({
      submissionId,
      student,
      exercise,
      points,
      pointsMax,
    })),
  };
}

/** Fewest points first: there is most to say. */
async function exerciseQueue(
  { db }: ActorContext,
  { courseId, slug }: { courseId: string; slug: string },
): Promise<ReviewQueueView> {
  const [moduleSlug = '', exerciseSlug = ''] = slug.split('/');
  const rows = await selectSubmissionTable(db, {
    courseId,
    exercise: { moduleSlug, slug: exerciseSlug },
    onlyCounting: true,
    offset: 0,
    limit: 1_000,
  });
  const sorted = [...rows].sort(
    (a, b) => (a.points ?? 0) - (b.points ?? 0) || (a.student.name < b.student.name ? -1 : 1),
  );
  return {
    title: 'What counts',
    total: rows.length,
    items: sorted.slice(0, LISTED_MAX).map(({ submissionId, student, points, pointsMax }) => ({
      submissionId,
      student: student.name,
      exercise: slug,
      points,
      pointsMax,
    })),
  };
}
