import { ok, type Result, refuse } from '../../platform/result.ts';
import { COMMENT_LENGTH_MAX } from '../../submissions/comment-on-submission.ts';

export type MessageRefusal = 'comment-empty' | 'comment-too-long';

/** What is said in a request: Markdown, as long as a comment. */
export function messageOf(text: string): Result<string, MessageRefusal> {
  const body = text.trim();
  if (body === '') return refuse('comment-empty');
  return body.length > COMMENT_LENGTH_MAX ? refuse('comment-too-long') : ok(body);
}
