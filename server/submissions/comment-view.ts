import { selectComments } from '#db/queries/work/comments.ts';
import type { ActorContext } from '../access/actor.ts';
import { findLeavers } from './find-leavers.ts';
import type { FoundSubmission } from './find-submission.ts';
import { readAnonymously } from './read-anonymously.ts';
import { renderComment } from './render-comment.ts';
import type { CommentView } from './submission-view.ts';

/** The comments on a submission that this reader may see: staff all, its student those that are released. */
export async function commentViews(
  reading: Pick<ActorContext, 'db' | 'actor' | 'secret'>,
  commented: Pick<FoundSubmission, 'submission' | 'reader'>,
): Promise<readonly CommentView[]> {
  const { db, actor } = reading;
  const { submission, reader } = commented;
  const found = await selectComments(db, { submissionId: submission.id, onlyShown: reader !== 'staff' });
  const drafted = found.flatMap(({ comment: { authorId, shownToStudent } }) =>
    shownToStudent || authorId === actor.userId ? [] : authorId,
  );
  const leavers = await findLeavers(db, { assignmentId: submission.assignmentId, authorIds: drafted });
  const view = await Promise.all(
    found.map(async ({ comment, authorName }) => ({
      id: comment.id,
      line: comment.line,
      author: authorName,
      body: comment.body,
      html: await renderComment(comment.body),
      shown: comment.shownToStudent,
      own: comment.authorId === actor.userId,
      abandoned: !comment.shownToStudent && leavers.has(comment.authorId),
      writtenAt: comment.createdAt.toISOString(),
    })),
  );
  return readAnonymously(reading, { found: commented, view });
}
