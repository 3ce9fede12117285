import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectCourseOfAssignment } from '#db/queries/courses/courses.ts';
import { deleteDraft, selectComments, updateDraftsShown } from '#db/queries/work/comments.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { commentViews } from './comment-view.ts';
import { findLeavers } from './find-leavers.ts';
import { type FoundSubmission, findSubmission } from './find-submission.ts';
import type { CommentView } from './submission-view.ts';

/** Shows the student all that the person who asks has drafted on a submission. Gives all comments on it. */
export async function releaseComments(
  context: ActorContext,
  input: { submissionId: string },
): Promise<Result<readonly CommentView[], 'not-found' | 'staff-only'>> {
  const found = await findCommented(context, input.submissionId);
  if (!found.ok) return found;
  const { submission } = found.value;
  const course = await selectCourseOfAssignment(context.db, submission.assignmentId);
  const of = { submissionId: submission.id, authorId: context.actor.userId, courseId: course.id };
  await context.db.transaction((tx) => showDraftedComments(tx, of));
  return ok(await commentViews(context, found.value));
}

/** The student sees what the author has drafted on a submission. For use cases, which check the right. */
export async function showDraftedComments(
  tx: Transaction,
  of: { submissionId: string; authorId: string; courseId: string },
): Promise<void> {
  const { submissionId, authorId, courseId } = of;
  const released = await updateDraftsShown(tx, { submissionId, authorId });
  if (released.length === 0) return;
  await insertAuditEvent(tx, {
    actorId: authorId,
    courseId,
    action: 'comments.released',
    subjectId: submissionId,
    details: { commentIds: released },
  });
}

/** Throws away a draft of the person who asks, or of somebody who left; what a student has seen never disappears. Gives all comments that stay. */
export async function discardComment(
  context: ActorContext,
  input: { submissionId: string; commentId: string },
): Promise<Result<readonly CommentView[], 'not-found' | 'staff-only' | 'comment-released'>> {
  const found = await findCommented(context, input.submissionId);
  if (!found.ok) return found;
  const { submission } = found.value;
  const course = await selectCourseOfAssignment(context.db, submission.assignmentId);
  const actorId = context.actor.userId;
  const { commentId } = input;
  const authorId = await authorOf(context, { submission, commentId });
  const gone = await context.db.transaction(async (tx) => {
    if (!(await deleteDraft(tx, { submissionId: submission.id, authorId, commentId }))) return false;
    await insertAuditEvent(tx, {
      actorId,
      courseId: course.id,
      action: 'comment.discarded',
      subjectId: submission.id,
      details: { commentId, ...(authorId === actorId ? {} : { authorId }) },
    });
    return true;
  });
  return gone ? ok(await commentViews(context, found.value)) : refuse('comment-released');
}

/** In whose place the person who asks may discard it: their own, and that of whoever grades in the course no more. */
async function authorOf(
  { db, actor }: ActorContext,
  { submission, commentId }: Pick<FoundSubmission, 'submission'> & { commentId: string },
): Promise<string> {
  const written = await selectComments(db, { submissionId: submission.id, onlyShown: false });
  const authorId = written.find(({ comment }) => comment.id === commentId)?.comment.authorId;
  if (authorId === undefined || authorId === actor.userId) return actor.userId;
  const leavers = await findLeavers(db, { assignmentId: submission.assignmentId, authorIds: [authorId] });
  return leavers.has(authorId) ? authorId : actor.userId;
}

async function findCommented(
  context: ActorContext,
  submissionId: string,
): Promise<Result<FoundSubmission, 'not-found' | 'staff-only'>> {
  const found = await findSubmission(context, submissionId);
  if (!found.ok) return found;
  return may(found.value.member, 'comment-on-submission') ? found : refuse('staff-only');
}
