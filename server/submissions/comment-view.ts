import { selectComments } from '#db/queries/comments.ts';
import type { Services } from '../platform/services.ts';
import type { FoundSubmission } from './find-submission.ts';
import type { CommentView } from './submission-view.ts';

/** The comments on a submission that this reader may see: staff all, its student those that are shown. */
export async function commentViews(
  { db }: Pick<Services, 'db'>,
  { submission, reader }: Pick<FoundSubmission, 'submission' | 'reader'>,
): Promise<readonly CommentView[]> {
  const found = await selectComments(db, { submissionId: submission.id, onlyShown: reader !== 'staff' });
  return found.map(({ comment, authorName }) => ({
    id: comment.id,
    line: comment.line,
    author: authorName,
    body: comment.body,
    writtenAt: comment.createdAt.toISOString(),
  }));
}
