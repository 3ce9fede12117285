import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectCourseOfAssignment } from '#db/queries/courses/courses.ts';
import { deleteDraft, updateDraftsShown } from '#db/queries/work/comments.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { commentViews } from './comment-view.ts';
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
  const authorId = context.actor.userId;
  await context.db.transaction(async (tx) => {
    const released = await updateDraftsShown(tx, { submissionId: submission.id, authorId });
    if (released.length === 0) return;
    await insertAuditEvent(tx, {
      actorId: authorId,
      courseId: course.id,
      action: 'comments.released',
      subjectId: submission.id,
      details: { commentIds: released },
    });
  });
  return ok(await commentViews(context, found.value));
}

/** Throws a draft of the person who asks away; what a student has seen never disappears. Gives all comments that stay. */
export async function discardComment(
  context: ActorContext,
  input: { submissionId: string; commentId: string },
): Promise<Result<readonly CommentView[], 'not-found' | 'staff-only' | 'comment-released'>> {
  const found = await findCommented(context, input.submissionId);
  if (!found.ok) return found;
  const { submission } = found.value;
  const course = await selectCourseOfAssignment(context.db, submission.assignmentId);
  const authorId = context.actor.userId;
  const { commentId } = input;
  const gone = await context.db.transaction(async (tx) => {
    if (!(await deleteDraft(tx, { submissionId: submission.id, authorId, commentId }))) return false;
    await insertAuditEvent(tx, {
      actorId: authorId,
      courseId: course.id,
      action: 'comment.discarded',
      subjectId: submission.id,
      details: { commentId },
    });
    return true;
  });
  return gone ? ok(await commentViews(context, found.value)) : refuse('comment-released');
}

async function findCommented(
  context: ActorContext,
  submissionId: string,
): Promise<Result<FoundSubmission, 'not-found' | 'staff-only'>> {
  const found = await findSubmission(context, submissionId);
  if (!found.ok) return found;
  return may(found.value.member, 'comment-on-submission') ? found : refuse('staff-only');
}
