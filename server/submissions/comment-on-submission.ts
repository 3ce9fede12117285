import { insertAuditEvent } from '#db/queries/audit.ts';
import { selectCourseOfAssignment } from '#db/queries/courses/courses.ts';
import { insertComment } from '#db/queries/work/comments.ts';
import type { ActorContext } from '../access/actor.ts';
import { may } from '../access/deeds.ts';
import { ok, type Result, refuse } from '../platform/result.ts';
import { commentViews } from './comment-view.ts';
import { findSubmission } from './find-submission.ts';
import type { CommentView } from './submission-view.ts';

/** In UTF-16 units: a page of text. */
export const COMMENT_LENGTH_MAX = 4_000;

export interface CommentInput {
  readonly submissionId: string;
  /** 1-based line of the submission's source; null: about the whole. */
  readonly line: number | null;
  /** Markdown; HTML in it is shown as it was written. */
  readonly body: string;
}

export type CommentRefusal =
  | 'not-found'
  | 'staff-only'
  | 'comment-empty'
  | 'comment-too-long'
  | 'line-missing';

/** Staff of the submission's course draft a comment; its student reads it once it is released (`releaseComments`). Gives all comments on it, the new one among them. */
export async function commentOnSubmission(
  context: ActorContext,
  input: CommentInput,
): Promise<Result<readonly CommentView[], CommentRefusal>> {
  const found = await findSubmission(context, input.submissionId);
  if (!found.ok) return found;
  if (!may(found.value.member, 'comment-on-submission')) return refuse('staff-only');
  const { submission, source } = found.value;
  const body = input.body.trim();
  if (body === '') return refuse('comment-empty');
  if (body.length > COMMENT_LENGTH_MAX) return refuse('comment-too-long');
  if (input.line !== null && !hasLine(source, input.line)) return refuse('line-missing');
  const course = await selectCourseOfAssignment(context.db, submission.assignmentId);
  await context.db.transaction(async (tx) => {
    const commentId = await insertComment(tx, {
      submissionId: submission.id,
      authorId: context.actor.userId,
      line: input.line,
      body,
      shownToStudent: false,
      createdAt: context.now(),
    });
    await insertAuditEvent(tx, {
      actorId: context.actor.userId,
      courseId: course.id,
      action: 'comment.written',
      subjectId: submission.id,
      details: { commentId, line: input.line },
    });
  });
  return ok(await commentViews(context, found.value));
}

function hasLine(source: string, line: number): boolean {
  return Number.isInteger(line) && line >= 1 && line <= source.split('\n').length;
}
