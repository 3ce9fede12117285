import { selectAssignments } from '#db/queries/courses.ts';
import { type NeedRow, selectFailingUnanswered, selectUngradable } from '#db/queries/staff-needs.ts';
import { selectSubmissionTable } from '#db/queries/submission-table.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { findMembership } from '../access/membership.ts';
import { exerciseNumber } from '../courses/exercise-row.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import type { ReviewQueue, ReviewQueueView } from './review-view.ts';
import { failingSearch } from './view-staff-home.ts';

const LISTED_MAX = 60;
/** Of the open one and before it. */
const BEFORE_MAX = 20;
/** More students than any course of ours has. */
const EXERCISE_ROWS_MAX = 5_000;

/** The submissions that a reviewer goes through, in order: a part of them round the one that is open. For staff. */
export async function listReviewQueue(
  context: ActorContext,
  input: { course: string; queue: ReviewQueue; openId: string },
): Promise<Result<ReviewQueueView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-gradebook')) return refuse('staff-only');
  const { title, items } = await queueOf(context, { courseId: course.id, queue: input.queue });
  const at = items.findIndex(({ submissionId }) => submissionId === input.openId);
  const from = Math.max(at - BEFORE_MAX, 0);
  return ok({ title, items: items.slice(from, from + LISTED_MAX), total: items.length });
}

type Queue = Pick<ReviewQueueView, 'title' | 'items'>;

async function queueOf(
  context: ActorContext,
  { courseId, queue }: { courseId: string; queue: ReviewQueue },
): Promise<Queue> {
  const { db } = context;
  switch (queue.kind) {
    case 'failing': {
      const rows = await selectFailingUnanswered(db, failingSearch(courseId, context.now()));
      return { title: 'Failing without an answer', items: await needItems(context, { courseId, rows }) };
    }
    case 'ungradable': {
      const rows = await selectUngradable(db, courseId);
      return { title: 'The grader gave up', items: await needItems(context, { courseId, rows }) };
    }
    case 'exercise':
      return exerciseQueue(context, { courseId, slug: queue.slug });
  }
}

async function needItems(
  { db }: ActorContext,
  { courseId, rows }: { courseId: string; rows: readonly NeedRow[] },
): Promise<ReviewQueueView['items']> {
  const placed = await selectAssignments(db, courseId);
  const numbers = new Map(
    placed.map(({ assignment, module }) => [assignment.id, exerciseNumber(module, assignment)]),
  );
  return rows.map(({ submissionId, name, assignmentId, points, pointsMax }) => ({
    submissionId,
    student: name,
    detail: numbers.get(assignmentId) ?? '',
    points,
    pointsMax,
  }));
}

/** Fewest points first: there is most to say. */
async function exerciseQueue(
  { db }: ActorContext,
  { courseId, slug }: { courseId: string; slug: string },
): Promise<Queue> {
  const [moduleSlug = '', exerciseSlug = ''] = slug.split('/');
  const rows = await selectSubmissionTable(db, {
    courseId,
    exercise: { moduleSlug, slug: exerciseSlug },
    onlyCounting: true,
    offset: 0,
    limit: EXERCISE_ROWS_MAX,
  });
  const items = rows.map(({ submissionId, student, number, points, pointsMax }) => ({
    submissionId,
    student: student.name,
    detail: `No. ${number}`,
    points,
    pointsMax,
  }));
  items.sort((a, b) => (a.points ?? 0) - (b.points ?? 0) || a.student.localeCompare(b.student, 'en'));
  return { title: 'What counts', items };
}
