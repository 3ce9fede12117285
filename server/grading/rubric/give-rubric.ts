/** Giving items of a rubric to a submission, and showing the student what was given. */

import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { type Assignment, lockEnrolment } from '#db/queries/courses/courses.ts';
import {
  deleteRubricMark,
  holdRubricItems,
  insertRubricMark,
  selectRubricMarks,
  updateRubricReleased,
} from '#db/queries/grading/rubric.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { isWithAnother } from '../holds/with-another.ts';
import { settleGrade } from '../settle-grade.ts';
import { findReviewed, findRubricItem, type RubricRefusal } from './find-rubric.ts';
import type { RubricView } from './rubric-view.ts';
import { viewRubric } from './view-rubric.ts';

interface OfRead {
  readonly submissionId: string;
  /** What the person who asks saw was of then. */
  readonly readAt: Date;
}

export interface GiveRubricInput extends OfRead {
  readonly itemId: string;
  /** false: takes it away, and with it what it changed. */
  readonly given: boolean;
}

/**
 * Gives an item, or takes it away. What is given counts once it is released; what is taken away counts no more at once.
 * Refused while another grader is at the submission, or was through with it since it was read.
 */
export async function giveRubricItem(
  context: ActorContext,
  input: GiveRubricInput,
): Promise<Result<RubricView, RubricRefusal | 'graded-by-another'>> {
  const reviewed = await findReviewed(context, input.submissionId);
  if (!reviewed.ok) return reviewed;
  const { submission, assignment } = reviewed.value;
  const found = await findRubricItem(context, input.itemId);
  if (!found.ok) return found;
  const { item } = found.value;
  if (item.assignmentId !== assignment.id || item.retiredAt) return refuse('not-found');
  const mark = { itemId: item.id, submissionId: submission.id };
  const { userId: actorId } = context.actor;
  const at = context.now();
  const { readAt } = input;
  const written = await context.db.transaction(async (tx) => {
    // Before the student: whoever edits the item has it first, and then all its students.
    const [held] = await holdRubricItems(tx, [item.id]);
    if (!held || held.retiredAt) return refuse('not-found');
    await lockEnrolment(tx, { courseId: assignment.courseId, userId: submission.userId });
    const grading = { submissionId: submission.id, graderId: actorId, at, readAt };
    if (await isWithAnother(tx, grading)) return refuse('graded-by-another');
    const isNew = input.given && (await insertRubricMark(tx, { ...mark, givenBy: actorId, givenAt: at }));
    const gone = input.given ? null : await deleteRubricMark(tx, mark);
    // Somebody else was quicker: it is as it was asked for, and nothing happened that the log could tell.
    if (!isNew && gone === null) return ok(null);
    if (gone?.released)
      await settleGrade(tx, { userId: submission.userId, assignment, actorId, cause: 'rubric', at });
    await insertAuditEvent(tx, {
      actorId,
      courseId: assignment.courseId,
      action: input.given ? 'rubric.given' : 'rubric.taken-away',
      subjectId: submission.userId,
      details: { ...mark, title: held.title, points: held.points },
    });
    return ok(null);
  });
  return written.ok ? viewRubric(context, input) : written;
}

/** Shows the student every item given to a submission; from now on they count. Refused as giving one is. */
export async function releaseRubric(
  context: ActorContext,
  input: OfRead,
): Promise<Result<RubricView, RubricRefusal | 'graded-by-another'>> {
  const reviewed = await findReviewed(context, input.submissionId);
  if (!reviewed.ok) return reviewed;
  const { submission, assignment } = reviewed.value;
  const { readAt } = input;
  const of = { submission, assignment, actorId: context.actor.userId, at: context.now() };
  const grading = { submissionId: submission.id, graderId: of.actorId, at: of.at, readAt };
  const isShown = await context.db.transaction(async (tx) => {
    const itemIds = await holdGivenRubric(tx, of);
    if (await isWithAnother(tx, grading)) return false;
    await showGivenRubric(tx, { ...of, itemIds });
    return true;
  });
  return isShown ? viewRubric(context, input) : refuse('graded-by-another');
}

interface ShowGiven {
  readonly submission: { readonly id: string; readonly userId: string };
  readonly assignment: Assignment;
  readonly actorId: string;
  readonly at: Date;
}

/**
 * Keeps what is given as it is, and the student's grade, until the transaction ends; gives the items. Whoever grades asks
 * in one order, or two would wait for each other: items, then the student, then the hold on the submission.
 */
export async function holdGivenRubric(
  tx: Transaction,
  { submission, assignment }: Pick<ShowGiven, 'submission' | 'assignment'>,
): Promise<readonly string[]> {
  // An edit settles those whose marks are released: this one is among them, or counts what was edited.
  const marked = (await selectRubricMarks(tx, submission.id)).map(({ itemId }) => itemId);
  const held = await holdRubricItems(tx, marked);
  await lockEnrolment(tx, { courseId: assignment.courseId, userId: submission.userId });
  return held.map(({ id }) => id);
}

/** What is given counts, and the student sees it. For use cases, which check the right and hold what is given. */
export async function showGivenRubric(
  tx: Transaction,
  { submission, assignment, actorId, at, itemIds: held }: ShowGiven & { readonly itemIds: readonly string[] },
): Promise<void> {
  const itemIds = await updateRubricReleased(tx, { submissionId: submission.id, itemIds: held });
  if (itemIds.length === 0) return;
  await insertAuditEvent(tx, {
    actorId,
    courseId: assignment.courseId,
    action: 'rubric.released',
    subjectId: submission.userId,
    details: { submissionId: submission.id, itemIds },
  });
  await settleGrade(tx, { userId: submission.userId, assignment, actorId, cause: 'rubric', at });
}
