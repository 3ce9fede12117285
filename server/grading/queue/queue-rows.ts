/** The submissions of a review queue, in the order of the person who goes through it. */

import { createHash } from 'node:crypto';
import type { Course } from '#db/queries/courses/courses.ts';
import { type Need, type NeedRow, type NeedSearch, selectNeeds } from '#db/queries/grading/staff-needs.ts';
import type { ActorContext } from '../../access/actor.ts';
import { readExercisePath } from '../../courses/exercise-path.ts';
import { isId } from '../../platform/is-id.ts';
import type { ReviewQueue } from '../review-view.ts';
import { needsOf } from '../view-staff-home.ts';

export function needOf(kind: ReviewQueue['kind']): Need {
  return kind === 'exercise' ? 'counting' : kind;
}

/** An exercise or a section that there is not finds nobody. */
export function searchOf(of: { courseId: string; queue: ReviewQueue; now: Date }): NeedSearch {
  const { slug, section } = of.queue;
  const nowhere = '00000000-0000-0000-0000-000000000000';
  return {
    ...needsOf(of.courseId, of.now),
    exercise: slug === undefined ? undefined : readExercisePath(slug),
    sectionId: section === undefined ? undefined : isId(section) ? section : nowhere,
  };
}

export async function findQueueRows(
  context: ActorContext,
  { course, queue }: { course: Pick<Course, 'id'>; queue: ReviewQueue },
): Promise<readonly NeedRow[]> {
  const search = searchOf({ courseId: course.id, queue, now: context.now() });
  const rows = await selectNeeds(context.db, { ...search, need: needOf(queue.kind) });
  return shuffledFor(rows, { readerId: context.actor.userId, queue });
}

/**
 * An order that nobody chose: another one for each grader, so that they start in different places and no student always
 * comes last; the same one each time, so that a place in it is found again.
 */
export function shuffledFor<Row extends { readonly submissionId: string }>(
  rows: readonly Row[],
  { readerId, queue }: { readerId: string; queue: ReviewQueue },
): readonly Row[] {
  const { kind, slug = '', section = '' } = queue;
  const key = ({ submissionId }: Row) =>
    createHash('sha256').update([readerId, kind, slug, section, submissionId].join('\n')).digest('hex');
  return rows
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row);
}
