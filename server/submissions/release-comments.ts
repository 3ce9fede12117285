import type { Transaction } from '#db/database.ts';
import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectCourseOfAssignment } from '#db/queries/courses/courses.ts';
import {
  deleteDraft,
  selectComments,
  updateDraftAuthor,
  updateDraftsShown,
} from '#db/queries/work/comments.ts';
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

type DraftRefusal = 'not-found' | 'staff-only' | 'comment-released' | 'draft-gone';

interface DraftInput {
  readonly submissionId: string;
  readonly commentId: string;
}

/** Throws away a draft of the person who asks, or of somebody who left; what a student has seen never disappears. Gives all comments that stay. */
export async function discardComment(
  context: ActorContext,
  input: DraftInput,
): Promise<Result<readonly CommentView[], DraftRefusal>> {
  return changeDraft(context, { ...input, action: 'comment.discarded', change: deleteDraft });
}

/** Makes a draft of somebody who left one of the person who asks: it is shown under their name. Gives all comments. */
export async function takeOverDraft(
  context: ActorContext,
  input: DraftInput,
): Promise<Result<readonly CommentView[], DraftRefusal>> {
  const byId = context.actor.userId;
  return changeDraft(context, {
    ...{ ...input, action: 'comment.taken-over' },
    // One's own is nobody's to take over.
    change: async (tx, draft) => draft.authorId !== byId && updateDraftAuthor(tx, { ...draft, byId }),
  });
}

type Draft = DraftInput & { readonly authorId: string };

/** One transaction, with its audit row. @param asked `change` says whether the draft was still as it was found */
async function changeDraft(
  context: ActorContext,
  asked: DraftInput & {
    readonly action: string;
    readonly change: (tx: Transaction, draft: Draft) => Promise<boolean>;
  },
): Promise<Result<readonly CommentView[], DraftRefusal>> {
  const found = await findCommented(context, asked.submissionId);
  if (!found.ok) return found;
  const { submission } = found.value;
  const course = await selectCourseOfAssignment(context.db, submission.assignmentId);
  const actorId = context.actor.userId;
  const { commentId, action } = asked;
  const changed = await context.db.transaction(async (tx) => {
    const draft = await findDraft(tx, { submission, commentId, actorId });
    if (!draft.ok) return draft;
    const { authorId } = draft.value;
    if (!(await asked.change(tx, { submissionId: submission.id, authorId, commentId })))
      return refuse('draft-gone');
    await insertAuditEvent(tx, {
      ...{ actorId, courseId: course.id, action, subjectId: submission.id },
      details: { commentId, ...(authorId === actorId ? {} : { authorId }) },
    });
    return ok(null);
  });
  return changed.ok ? ok(await commentViews(context, found.value)) : changed;
}

/** A draft of the person who asks, or of whoever grades in the course no more. */
async function findDraft(
  tx: Transaction,
  of: Pick<FoundSubmission, 'submission'> & { readonly commentId: string; readonly actorId: string },
): Promise<Result<{ readonly authorId: string }, 'comment-released' | 'draft-gone'>> {
  const { submission, commentId, actorId } = of;
  const written = await selectComments(tx, { submissionId: submission.id, onlyShown: false });
  const found = written.find(({ comment }) => comment.id === commentId)?.comment;
  if (!found) return refuse('draft-gone');
  if (found.shownToStudent) return refuse('comment-released');
  const { authorId } = found;
  if (authorId === actorId) return ok({ authorId });
  const leavers = await findLeavers(tx, { assignmentId: submission.assignmentId, authorIds: [authorId] });
  return leavers.has(authorId) ? ok({ authorId }) : refuse('draft-gone');
}

async function findCommented(
  context: ActorContext,
  submissionId: string,
): Promise<Result<FoundSubmission, 'not-found' | 'staff-only'>> {
  const found = await findSubmission(context, submissionId);
  if (!found.ok) return found;
  return may(found.value.member, 'comment-on-submission') ? found : refuse('staff-only');
}
