import { type Course, selectAssignments } from '#db/queries/courses/courses.ts';
import { selectDoneBy, selectHolds } from '#db/queries/grading/holds.ts';
import { NEEDS, type NeedRow, selectNeedCounts, selectNeedsById } from '#db/queries/grading/staff-needs.ts';
import { selectSections } from '#db/queries/people/roster.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { findMembership } from '../access/membership.ts';
import { findMask } from '../anonymous/mask.ts';
import { exercisePath } from '../courses/exercise-path.ts';
import { exerciseNumber } from '../courses/exercise-row.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { holdsSince } from './holds/hold-rule.ts';
import { findQueueRows, needOf, searchOf } from './queue/queue-rows.ts';
import type { ReviewQueue, ReviewQueueItemView, ReviewQueueView } from './review-view.ts';

const LISTED_MAX = 60;
/** Of the open one and before it. */
const BEFORE_MAX = 20;
/** What was done so lately is listed below. */
const DONE_MS = 24 * 3_600_000;
const DONE_MAX = 20;

const TITLES: Readonly<Record<ReviewQueue['kind'], string>> = {
  failing: 'Failing without an answer',
  ungradable: 'The grader gave up',
  flagged: 'Flagged',
  ungraded: 'Rubric not given',
  requested: 'Questions',
  exercise: 'What counts',
};

/** The submissions that a reviewer goes through, in their order: a part of them round the one that is open. For staff. */
export async function listReviewQueue(
  context: ActorContext,
  input: { course: string; queue: ReviewQueue; openId: string },
): Promise<Result<ReviewQueueView, 'not-found' | 'staff-only'>> {
  const membership = await findMembership(context, { course: input.course, deed: 'view-course' });
  if (!membership.ok) return membership;
  const { course, member } = membership.value;
  if (!may(member, 'see-gradebook')) return refuse('staff-only');
  const { queue } = input;
  const rows = await findQueueRows(context, { course, queue });
  const at = rows.findIndex(({ submissionId }) => submissionId === input.openId);
  const from = Math.max(at - BEFORE_MAX, 0);
  const listed = rows.slice(from, from + LISTED_MAX);
  const search = searchOf({ courseId: course.id, queue, now: context.now() });
  const shown = needOf(queue.kind);
  // One count reads a whole course: what is listed is counted.
  const others = NEEDS.filter((need) => need !== shown);
  const counted = { ...(await selectNeedCounts(context.db, search, others)), [shown]: rows.length };
  const { counting, ...counts } = counted;
  const done = await doneRows(context, { course, queue });
  const exercises = await exercisesOf(context, course.id);
  const items = await itemsOf(context, { course, rows: [...listed, ...done], exercises, queue });
  return ok({
    title: TITLES[queue.kind],
    items: items.slice(0, listed.length),
    total: rows.length,
    done: items.slice(listed.length),
    counts: { ...counts, exercise: counting },
    exercises: [...exercises.values()],
    sections: (await selectSections(context.db, course.id)).map(({ id, name }) => ({ id, name })),
  });
}

async function doneRows(
  { db, actor, now }: ActorContext,
  { course, queue }: { course: Course; queue: ReviewQueue },
): Promise<readonly NeedRow[]> {
  const at = now();
  const since = new Date(at.getTime() - DONE_MS);
  const ids = (await selectDoneBy(db, { doneBy: actor.userId, since })).slice(0, DONE_MAX);
  const search = searchOf({ courseId: course.id, queue, now: at });
  const rows = await selectNeedsById(db, { ...search, submissionIds: ids });
  return rows.toSorted((a, b) => ids.indexOf(a.submissionId) - ids.indexOf(b.submissionId));
}

type Exercises = ReadonlyMap<string, ReviewQueueView['exercises'][number]>;

async function exercisesOf({ db }: ActorContext, courseId: string): Promise<Exercises> {
  const placed = await selectAssignments(db, courseId);
  return new Map(
    placed.flatMap(({ assignment, module }) =>
      assignment.versionId === null
        ? []
        : [
            [
              assignment.id,
              {
                slug: exercisePath(module, assignment),
                number: exerciseNumber(module, assignment),
                title: assignment.title,
              },
            ],
          ],
    ),
  );
}

async function itemsOf(
  context: ActorContext,
  of: { course: Course; rows: readonly NeedRow[]; exercises: Exercises; queue: ReviewQueue },
): Promise<readonly ReviewQueueItemView[]> {
  const { db, actor, now } = context;
  const { course, rows, exercises, queue } = of;
  const mask = await findMask(context, course.id);
  const submissionIds = rows.map(({ submissionId }) => submissionId);
  const holds = await selectHolds(db, { submissionIds, since: holdsSince(now()) });
  return rows.map((row) => {
    const { submissionId, assignmentId, submissionCount, points, pointsMax } = row;
    const hold = holds.get(submissionId);
    return {
      submissionId,
      student: mask.nameOf(row),
      detail:
        queue.slug === undefined ? (exercises.get(assignmentId)?.number ?? '') : `No. ${submissionCount}`,
      points,
      pointsMax,
      heldBy: hold && hold.holderId !== actor.userId ? hold.holder : null,
    };
  });
}
