/** A review is of one submission. What was written on an older one can be taken along to a newer one, as drafts. */
import type { Queryable, Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { lockEnrolment } from '#db/queries/courses/courses.ts';
import {
  holdRubricItems,
  insertRubricMark,
  selectRubricItems,
  selectRubricMarks,
} from '#db/queries/grading/rubric.ts';
import { insertComment, selectComments } from '#db/queries/work/comments.ts';
import type { ActorContext } from '../../access/actor.ts';
import { ok, type Result, refuse } from '../../platform/result.ts';
import { isHeldByAnother } from '../holds/with-another.ts';
import { type FoundReviewed, findReviewed, type ReviewRefusal } from '../queue/find-reviewed.ts';
import type { CarryOverView } from './carry-over-view.ts';
import { mapLines } from './map-lines.ts';

export interface CarryOverInput {
  readonly submissionId: string;
  /** A newer one of the same student and exercise. */
  readonly toId: string;
}

/** What would go along, to which line, and what would not. Changes nothing. */
export async function previewCarryOver(
  context: ActorContext,
  input: CarryOverInput,
): Promise<Result<CarryOverView, ReviewRefusal>> {
  const found = await findBoth(context, input);
  return found.ok ? ok(await planOf(context.db, { ...found.value, readerId: context.actor.userId })) : found;
}

/**
 * Writes what goes along as drafts of the person who asks, each once however often they ask. Gives what was done. Refused
 * where items of the rubric go along and another grader is at the newer one.
 */
export async function carryOver(
  context: ActorContext,
  input: CarryOverInput,
): Promise<Result<CarryOverView, ReviewRefusal | 'newer-graded-by-another'>> {
  const found = await findBoth(context, input);
  if (!found.ok) return found;
  const { from, to } = found.value;
  const { assignment, submission } = to;
  const actorId = context.actor.userId;
  const at = context.now();
  return context.db.transaction(async (tx) => {
    const items = await selectRubricItems(tx, assignment.id);
    await holdRubricItems(
      tx,
      items.map(({ id }) => id),
    );
    // Of two clicks the second waits here, and finds what the first has written.
    await lockEnrolment(tx, { courseId: assignment.courseId, userId: submission.userId });
    const plan = await planOf(tx, { from, to, readerId: actorId });
    const gives = plan.rubric.some(({ place }) => place === 'moves');
    if (gives && (await isHeldByAnother(tx, { submissionId: submission.id, graderId: actorId, at })))
      return refuse('newer-graded-by-another');
    const written = await writePlan(tx, { plan, actorId, at });
    await insertAuditEvent(tx, {
      actorId,
      courseId: assignment.courseId,
      action: 'review.carried-over',
      subjectId: submission.id,
      details: { from: from.submission.id, ...written },
    });
    return ok(plan);
  });
}

async function writePlan(
  tx: Transaction,
  { plan, actorId, at }: { plan: CarryOverView; actorId: string; at: Date },
): Promise<{ comments: number; rubricItems: number }> {
  const submissionId = plan.to.id;
  const comments = plan.comments.filter(({ place }) => place === 'moves');
  for (const [order, { body, toLine }] of comments.entries())
    await insertComment(tx, {
      submissionId,
      authorId: actorId,
      line: toLine,
      body,
      shownToStudent: false,
      // Those on one line stay in their order.
      createdAt: new Date(at.getTime() + order),
    });
  const rubric = plan.rubric.filter(({ place }) => place === 'moves');
  for (const { itemId } of rubric)
    await insertRubricMark(tx, { itemId, submissionId, givenBy: actorId, givenAt: at });
  return { comments: comments.length, rubricItems: rubric.length };
}

type Both = Readonly<Record<'from' | 'to', FoundReviewed>>;

async function findBoth(
  context: ActorContext,
  { submissionId, toId }: CarryOverInput,
): Promise<Result<Both, ReviewRefusal>> {
  const from = await findReviewed(context, submissionId);
  if (!from.ok) return from;
  const to = await findReviewed(context, toId);
  if (!to.ok) return to;
  const [older, newer] = [from.value.submission, to.value.submission];
  const isOfOne = older.userId === newer.userId && older.assignmentId === newer.assignmentId;
  return isOfOne && older.number < newer.number
    ? ok({ from: from.value, to: to.value })
    : refuse('not-found');
}

async function planOf(
  db: Queryable,
  { from, to, readerId }: Both & { readerId: string },
): Promise<CarryOverView> {
  const lines = mapLines(from.source, to.source);
  const [older, newer] = [from.submission, to.submission];
  const there = await selectComments(db, { submissionId: newer.id, onlyShown: false });
  const written = await selectComments(db, { submissionId: older.id, onlyShown: false });
  const comments = written
    .filter(({ comment }) => comment.shownToStudent || comment.authorId === readerId)
    .map(({ comment: { id, body, line } }) => {
      const toLine = line === null ? null : (lines.get(line) ?? null);
      const isThere = there.some(({ comment }) => comment.body === body && comment.line === toLine);
      const isGone = line !== null && toLine === null;
      const place = isGone ? ('gone' as const) : isThere ? ('there' as const) : ('moves' as const);
      return { id, body, line, place, toLine };
    });
  const items = await selectRubricItems(db, to.assignment.id);
  const given = new Set((await selectRubricMarks(db, older.id)).map(({ itemId }) => itemId));
  const marked = new Set((await selectRubricMarks(db, newer.id)).map(({ itemId }) => itemId));
  return {
    from: { id: older.id, number: older.number },
    to: { id: newer.id, number: newer.number },
    comments,
    rubric: items
      .filter(({ id }) => given.has(id))
      .map(({ id, title, points }) => ({
        itemId: id,
        title,
        points,
        place: marked.has(id) ? ('there' as const) : ('moves' as const),
      })),
  };
}
